package com.dreamineering.tenancy.statement;

import java.util.List;
import java.util.Map;

/**
 * A query in the place of a table, as the query around it sees it.
 *
 * <p>It may leave it to that one to keep its rows to an organisation, as the union does that a class with tables of its own
 * is. Then each of its rows has to show its organisation, in one column that nobody can take another one for.
 */
final class Derived {

    private Derived() {}

    /** Where the columns get other names: nobody knows which of them is the organisation then. */
    static Reference withOtherNames(Alias alias, List<Shown> branches) {
        branches.forEach(Shown::requireKept);
        return Reference.query(alias.name(), Map.of());
    }

    static Reference of(Alias alias, List<Shown> branches) {
        if (branches.stream().allMatch(Shown::isKept)) {
            branches.forEach(Shown::keepProofs);
            return Reference.query(
                    alias.name(), branches.size() == 1 ? branches.get(0).values() : Map.of());
        }
        if (showsOrganisation(branches)) {
            branches.forEach(Shown::keepProofs);
            return Reference.ownedQuery(alias.name(), branches.get(0).organisationName());
        }
        return withOtherNames(alias, branches);
    }

    /** The first one gives the names, and the place counts for the others. */
    private static boolean showsOrganisation(List<Shown> branches) {
        Shown first = branches.get(0);
        int place = first.organisationPlace();
        boolean everything = first.columns().isEverything();
        if (place < 0 || first.organisationName().isEmpty() || (everything && branches.size() > 1)) {
            return false;
        }
        for (Shown branch : branches.subList(1, branches.size())) {
            if (!branch.isKept() && (branch.columns().isEverything() || branch.organisationPlace() != place)) {
                return false;
            }
        }
        return true;
    }
}
