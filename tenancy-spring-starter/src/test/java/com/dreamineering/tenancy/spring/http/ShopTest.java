package com.dreamineering.tenancy.spring.http;

import com.dreamineering.tenancy.spring.start.Cast;
import com.example.shop.ShopApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A test over HTTP against the running shop, with the cast in its database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = ShopApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.jpa.hibernate.ddl-auto=create",
            "spring.datasource.generate-unique-name=true",
            "tenancy.portal.path=/admin",
            "tenancy.portal.without-bypass=/admin/events",
            "tenancy.web.signed-in-routes=/logout,/dashboard,/welcome,/orgs,/orgs/select,/o/*,/o/*/**,/no-bypass,"
                    + "/no-organisation",
            "management.endpoints.web.exposure.include=health,tenancy",
            "server.tomcat.threads.max=8"
        })
@Import(Cast.class)
public @interface ShopTest {}
