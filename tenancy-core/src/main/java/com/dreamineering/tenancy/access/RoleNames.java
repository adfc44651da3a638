package com.dreamineering.tenancy.access;

import com.dreamineering.tenancy.PlainText;
import java.util.Collection;
import java.util.Optional;

/** How the name of a new role becomes its key. */
final class RoleNames {

    private RoleNames() {}

    /** What is wrong with the cleaned name beside these roles, in a sentence; empty if nothing is. */
    static Optional<String> problem(String cleaned, Collection<Role> others) {
        Optional<String> problem = PlainText.problem("A name", cleaned, Role.LONGEST_NAME);
        if (problem.isPresent()) {
            return problem;
        }
        if (PlainText.latin(cleaned).isEmpty()) {
            // Left out, such a letter would give a role that looks like "Owner" the key "wner".
            return Optional.of("The name '%s' has letters that cannot be written in a to z. Write it in Latin letters"
                    .formatted(cleaned));
        }
        Optional<RoleKey> key = keyOf(cleaned);
        if (key.isEmpty()) {
            return Optional.of("The name '%s' needs a letter from a to z to begin with".formatted(cleaned));
        }
        return others.stream()
                .filter(role -> role.key().equals(key.get()))
                .map(role -> "The role '%s' has that name already. Choose another one".formatted(role.name()))
                .findFirst();
    }

    /** The key that the name gives; empty without a letter to begin with. */
    static Optional<RoleKey> keyOf(String name) {
        return PlainText.latin(name)
                .map(latin -> latin.replaceAll("^[^a-z]+", ""))
                .map(plain -> plain.substring(0, Math.min(plain.length(), RoleKey.LONGEST)))
                .map(cut -> cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut)
                .filter(key -> !key.isEmpty())
                .map(RoleKey::new);
    }
}
