package com.dreamineering.portal.members;

import com.dreamineering.tenancy.access.Role;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.membership.Member;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A member as the page shows them; roles by name. */
record MemberRow(String name, String email, List<String> roles, Instant since) {

    static List<MemberRow> of(List<Member> members, List<Role> roles) {
        Map<RoleKey, Role> byKey = roles.stream().collect(Collectors.toMap(Role::key, Function.identity()));
        return members.stream()
                .map(member -> new MemberRow(
                        member.person().name(),
                        member.person().email().value(),
                        member.roles().stream()
                                .flatMap(key -> Optional.ofNullable(byKey.get(key)).map(Role::name).stream())
                                .toList(),
                        member.since()))
                .toList();
    }
}
