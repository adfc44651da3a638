package com.dreamineering.portal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.Demo;
import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.Operator;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachPortal
class TrailTests {

    private final RunningPortal portal;
    private final Operator operator;
    private final Visitor superadmin;

    TrailTests(RunningPortal portal) {
        this.portal = portal;
        this.operator = portal.operator();
        this.superadmin = portal.superadmin();
    }

    @Test
    void showsTheNewestFirst() {
        Document page = superadmin.page("/admin/audit");

        assertThat(sequences(page))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .doesNotHaveDuplicates();
        assertThat(page.select("tr[data-audit]"))
                .allSatisfy(row -> assertThat(row.attr("data-action")).isNotEmpty());
    }

    @Test
    void hasTheVisitItselfInIt() {
        Document page = superadmin.page("/admin/audit");

        assertThat(page.select("tr[data-audit]").first().attr("data-action")).isEqualTo("bypass.opened");
        assertThat(page.select("tr[data-audit]").first().text()).contains(Demo.SUPERADMIN, "GET /admin/audit");
    }

    @Test
    void leadsThroughAllPagesWithoutLosingAnEntry() {
        for (int number = 0; number < 120; number++) {
            operator.organisation("trail");
        }
        List<Long> all = new ArrayList<>();
        String path = "/admin/audit?action=organisation.created";
        int pages = 0;
        while (!path.isEmpty()) {
            Document page = superadmin.page(path);
            assertThat(page.select("tr[data-audit]").eachAttr("data-action")).containsOnly("organisation.created");
            all.addAll(sequences(page));
            path = page.select("a[rel=next]").attr("href");
            pages++;
        }

        assertThat(pages).isGreaterThan(2);
        assertThat(all).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(new HashSet<>(all)).hasSameSizeAs(all).hasSizeGreaterThan(120);
    }

    @Test
    void leavesOutTheOpeningsForWhoAsks() {
        List<Long> all = new ArrayList<>();
        String path = "/admin/audit?openings=hidden";
        while (!path.isEmpty()) {
            Document page = superadmin.page(path);
            assertThat(page.select("tr[data-audit]").eachAttr("data-action"))
                    .isNotEmpty()
                    .doesNotContain("bypass.opened", "bypass.closed");
            assertThat(page.select("input[name=openings]").hasAttr("checked")).isTrue();
            all.addAll(sequences(page));
            path = page.select("a[rel=next]").attr("href");
        }

        assertThat(all).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
        assertThat((long) all.size())
                .isEqualTo(portal.rows()
                        .number("select count(*) from audit_entries"
                                + " where action not in ('bypass.opened', 'bypass.closed')"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before=",
                "before=-1",
                "before=x",
                "before=99999999999999999999",
                "before=1.5",
                "before=%D9%A1",
                "before=%00",
                "before=1;drop",
                "action=%00"
            })
    void passesOverAPlaceThatMakesNoSense(String cursor) {
        assertThat(superadmin.page("/admin/audit?" + cursor).select("tr[data-audit]"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"action=%25", "action=nothing.such", "action=%27", "before=0"})
    void showsNothingWhereThereIsNothing(String query) {
        assertThat(superadmin.page("/admin/audit?" + query).select("tr[data-audit]"))
                .isEmpty();
    }

    private static List<Long> sequences(Document page) {
        return page.select("tr[data-audit]").eachAttr("data-audit").stream()
                .map(Long::valueOf)
                .toList();
    }
}
