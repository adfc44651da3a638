package com.dreamineering.tenancy.planted.access;

import org.hibernate.Session;

record KnowsHibernate(Session session) {}
