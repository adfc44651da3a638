package com.dreamineering.tenancy.spring.security;

import com.dreamineering.tenancy.spring.start.NotesTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** A test in the one application that has the beans of all tests of permissions. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NotesTest
@Import({
    PermissionExpressionTests.Invitations.class,
    PermissionExpressionTests.Roles.class,
    RequiresPermissionTests.Repositories.class,
    RequiresPermissionTests.InATransaction.class
})
@interface PermissionsTest {}
