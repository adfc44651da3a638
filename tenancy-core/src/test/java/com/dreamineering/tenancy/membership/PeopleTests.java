package com.dreamineering.tenancy.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.AtOnce;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class PeopleTests {

    private final Installation installation;
    private final People people;
    private final EmailAddress email =
            new EmailAddress(Installation.numbered("pat").replace(' ', '-') + "@demo.test");

    PeopleTests(TestDatabase database) {
        installation = Installation.shared(database);
        people = installation.tenancy.people();
    }

    @Test
    void areFoundByIdAndByAddress() {
        Person pat = people.register(email, " Pat ");

        assertThat(pat.name()).isEqualTo("Pat");
        assertThat(people.find(pat.id())).contains(pat);
        assertThat(people.find(new EmailAddress(email.value().toUpperCase(java.util.Locale.ROOT))))
                .contains(pat);
    }

    @Test
    void areFoundInAnyScopeBecauseTheyBelongToNoOrganisation() {
        Person pat = people.register(email, "Pat");

        TenantContext.run(
                installation.acme.id(), () -> assertThat(people.find(pat.id())).contains(pat));
    }

    @Test
    void areFoundTogether() {
        Person pat = people.register(email, "Pat");
        Person kim = installation.person("kim");

        assertThat(people.find(List.of(pat.id(), kim.id(), UserId.random())))
                .isEqualTo(Map.of(pat.id(), pat, kim.id(), kim));
        assertThat(people.find(List.of())).isEmpty();
    }

    @Test
    void areNotFoundIfNobodyRegisteredThem() {
        assertThat(people.find(UserId.random())).isEmpty();
        assertThat(people.find(email)).isEmpty();
    }

    @Test
    void keepTheIdThatTheHostGave() {
        UserId id = UserId.random();

        assertThat(people.register(id, email, "Pat").id()).isEqualTo(id);
    }

    @Test
    void haveAnAddressOfTheirOwn() {
        people.register(email, "Pat");

        assertThatThrownBy(() -> people.register(email, "Another Pat"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The address '%s' is registered already. Sign in with it", email);
    }

    @Test
    void haveAnAddressOfTheirOwnThoughTheyComeAtOnce() {
        List<AtOnce.Attempt<Person>> attempts = AtOnce.attempt(6, thread -> () -> people.register(email, "Pat"));

        assertThat(attempts).filteredOn(AtOnce.Attempt::succeeded).hasSize(1);
        assertThat(attempts)
                .filteredOn(attempt -> !attempt.succeeded())
                .allSatisfy(attempt -> assertThat(attempt.failure())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("The address '%s' is registered already. Sign in with it", email));
    }

    @Test
    void needAName() {
        assertThatThrownBy(() -> people.register(email, " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A name is needed");
    }
}
