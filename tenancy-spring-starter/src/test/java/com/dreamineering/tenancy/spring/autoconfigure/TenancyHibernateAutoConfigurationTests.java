package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.TenantContext;
import com.example.notes.Note;
import com.example.notes.Notes;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.Test;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;

class TenancyHibernateAutoConfigurationTests {

    private static final OrganisationId ACME = OrganisationId.parse("ac3e0000-0000-4000-8000-000000000001");
    private static final OrganisationId GLOBEX = OrganisationId.parse("910be000-0000-4000-8000-000000000002");

    @Test
    void keepsOrganisationsApart() {
        Contexts.application().run(context -> {
            Notes notes = context.getBean(Notes.class);
            TenantContext.run(ACME, () -> notes.save(new Note("of Acme")));

            assertThat(textsOf(ACME, notes)).containsExactly("of Acme");
            assertThat(textsOf(GLOBEX, notes)).isEmpty();
        });
    }

    @Test
    void refusesWorkWithoutAScope() {
        Contexts.application()
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(Notes.class).findAll())
                        .hasRootCauseInstanceOf(MissingScopeException.class));
    }

    @Test
    void asksTheHostsStatementInspectorToo() {
        Contexts.application().withUserConfiguration(OwnInspector.class).run(context -> {
            TenantContext.call(ACME, () -> context.getBean(Notes.class).findAll());

            assertThat(context.getBean(OwnInspector.class).seen)
                    .anySatisfy(sql -> assertThat(sql).contains("from note"));
        });
    }

    @Test
    void doesNothingWithoutHibernateInSpringBoot() {
        Contexts.database(TenancyHibernateAutoConfiguration.class)
                .withClassLoader(new FilteredClassLoader(HibernatePropertiesCustomizer.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("tenancyHibernateProperties"));
    }

    @Test
    void doesNothingWithoutJakartaPersistence() {
        Contexts.database(TenancyHibernateAutoConfiguration.class)
                .withClassLoader(new FilteredClassLoader(EntityManager.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("tenancyHibernateProperties"));
    }

    private static List<String> textsOf(OrganisationId organisation, Notes notes) {
        return TenantContext.call(
                organisation, () -> notes.findAll().stream().map(Note::text).toList());
    }

    static class OwnInspector {

        final List<String> seen = new ArrayList<>();

        @Bean
        HibernatePropertiesCustomizer inspecting() {
            StatementInspector inspector = sql -> {
                seen.add(sql);
                return sql;
            };
            return properties -> properties.put("hibernate.session_factory.statement_inspector", inspector);
        }
    }
}
