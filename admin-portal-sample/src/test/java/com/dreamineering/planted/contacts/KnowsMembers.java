package com.dreamineering.planted.contacts;

import com.dreamineering.planted.members.Member;

record KnowsMembers(Member member) {}
