package com.dreamineering.planted.shell;

import com.dreamineering.planted.members.Member;

record KnowsAFeature(Member member) {}
