package com.example.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.OrganisationPage;
import com.dreamineering.tenancy.organisation.OrganisationQuery;
import com.dreamineering.tenancy.organisation.OrganisationState;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.organisation.Slug;
import com.dreamineering.tenancy.organisation.SlugTakenException;
import com.dreamineering.tenancy.organisation.TransitionRefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class OrganisationsListingsTests {

    private final SuperadminBypass bypass;
    private final Organisations organisations;
    private final Projects projects;
    private final WelcomeLetters letters;
    private final UserId superadmin;

    @Autowired
    OrganisationsListingsTests(
            SuperadminBypass bypass,
            Organisations organisations,
            Projects projects,
            WelcomeLetters letters,
            Cast cast) {
        this.bypass = bypass;
        this.organisations = organisations;
        this.projects = projects;
        this.letters = letters;
        this.superadmin = cast.superadmin.id();
    }

    @Test
    void createsAnOrganisation() {
        // tag::create
        Slug slug = Slug.from("Café Zürich").orElseThrow();
        Organisation cafe = bypass.write(
                superadmin,
                "The café signed today",
                token -> organisations.create(token, new NewOrganisation("Café Zürich", slug, null)));

        assertThat(cafe.slug()).hasToString("cafe-zurich");
        assertThat(organisations.find(slug)).contains(cafe);
        // end::create
        List<Project> first = TenantContext.call(cafe.id(), projects::findAll);
        assertThat(first).extracting(project -> project.name).containsExactly("First steps");
        assertThat(letters.written()).contains(slug);
    }

    @Test
    void refusesATakenSlug() {
        // tag::taken
        NewOrganisation again = new NewOrganisation("Another Acme", new Slug("acme"), null);
        assertThatThrownBy(() ->
                        bypass.write(superadmin, "A second customer", token -> organisations.create(token, again)))
                .isInstanceOf(SlugTakenException.class)
                .hasMessage("The slug 'acme' belongs to another organisation. Choose another one");
        // end::taken
    }

    @Test
    void suspendsAndReactivates() {
        Organisation hooli = bypass.write(
                superadmin,
                "Another customer",
                token -> organisations.create(token, new NewOrganisation("Hooli", new Slug("hooli"), null)));
        // tag::suspend
        bypass.write(
                superadmin,
                "Hooli did not pay",
                token -> organisations.suspend(token, hooli.id(), "Two invoices are open"));

        assertThatThrownBy(() -> bypass.write(
                        superadmin, "Once more", token -> organisations.suspend(token, hooli.id(), "Still open")))
                .isInstanceOf(TransitionRefusedException.class);

        Organisation open = bypass.write(
                superadmin,
                "Hooli paid",
                token -> organisations.reactivate(token, hooli.id(), "All invoices are paid"));
        // end::suspend

        assertThat(open.state()).isEqualTo(OrganisationState.ACTIVE);
    }

    @Test
    void listsThemByPages() {
        // tag::page
        OrganisationQuery query = new OrganisationQuery("acm", OrganisationState.ACTIVE, null, null, 20);
        OrganisationPage page = bypass.read(superadmin, "Look for Acme", token -> organisations.page(token, query));

        assertThat(page.organisations()).extracting(Organisation::name).containsExactly("Acme");
        assertThat(page.hasNext()).isFalse();
        // end::page
    }
}
