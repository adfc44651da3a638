package com.dreamineering.portal.contacts;

import com.dreamineering.tenancy.access.DefaultGrants;
import com.dreamineering.tenancy.access.Permission;
import com.dreamineering.tenancy.access.RoleKey;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the built-in roles of a new organisation may do with contacts. */
@Configuration
class ContactPermissions {

    @Bean
    DefaultGrants defaultGrants() {
        Set<Permission> all = contacts("read", "create", "update", "delete", "export");
        return DefaultGrants.shipped()
                .and(RoleKey.OWNER, all)
                .and(RoleKey.ADMIN, all)
                .and(RoleKey.MEMBER, contacts("read", "create"));
    }

    private static Set<Permission> contacts(String... actions) {
        return Arrays.stream(actions)
                .map(action -> Permission.of("contacts", action))
                .collect(Collectors.toSet());
    }
}
