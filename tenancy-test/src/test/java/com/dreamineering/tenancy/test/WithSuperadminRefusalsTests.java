package com.dreamineering.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.test.proof.Run;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WithSuperadminRefusalsTests {

    private static final Tenancy TENANCY = PlainApplication.start();

    @Test
    void refusesToWriteWithoutAReason() {
        assertThat(Run.of(WritesWithoutAReason.class).failures())
                .containsEntry(
                        "test()",
                        "@WithSuperadmin(writing = true) has no reason, and only a bypass writes. Add reason = \"…\"");
    }

    @Test
    void refusesSomebodyWhoIsNoSuperadmin() {
        assertThat(Run.of(NamesAVisitor.class).failures())
                .containsEntry(
                        "test()",
                        "'nobody@demo.test' is no superadmin. Register the person and grant it, before the test begins");
    }

    @Test
    void refusesATestThatIsAboutNoApplication() {
        assertThat(Run.of(IsAboutNothing.class).failures())
                .containsEntry(
                        "test()",
                        "'test()' does not say which application it is about. Make IsAboutNothing a @SpringBootTest, or"
                                + " let it implement TenancySource");
    }

    @Test
    void doesNotMakeASecondSuperadminPastTheDoor() {
        Tenancy other = PlainApplication.start();
        Person first = other.people().register(new EmailAddress("first@demo.test"), "First");
        other.superadmins().grantFirst(first.id(), "Set up");

        assertThatThrownBy(() -> Superadmin.in(other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The database has a superadmin already, so the tests cannot make their own. Name the one that"
                                + " is there: @WithSuperadmin(address = \"…\"), or Superadmin.in(tenancy, \"…\")");
        assertThat(Superadmin.in(other, "first@demo.test").person()).isEqualTo(first);
    }

    @Test
    void letsAFailureThrough() {
        assertThat(Run.of(FailsInABypass.class).failures()).containsEntry("test()", "as it should");
        assertThat(Superadmin.in(TENANCY)
                        .<Object, RuntimeException>read(
                                "Look at the trail",
                                token -> TENANCY.audit()
                                        .newest(null, OptionalLong.empty(), 2)
                                        .get(1)
                                        .event()
                                        .details()))
                .isEqualTo("failed: AssertionError");
    }

    abstract static class Plain implements TenancySource {
        @Override
        public Tenancy tenancy() {
            return TENANCY;
        }

        @Test
        void test() {}
    }

    @WithSuperadmin(writing = true)
    static class WritesWithoutAReason extends Plain {}

    @WithSuperadmin(address = "nobody@demo.test")
    static class NamesAVisitor extends Plain {}

    @WithSuperadmin
    static class IsAboutNothing {
        @Test
        void test() {}
    }

    @WithSuperadmin(reason = "Fail on purpose")
    static class FailsInABypass extends Plain {
        @Test
        @Override
        void test() {
            throw new AssertionError("as it should");
        }
    }
}
