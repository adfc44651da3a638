package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.json.JsonParserFactory;

/** What annotation processors leave in the jar; without it editors complete no property, and start-up is slower. */
class MetadataTests {

    @Test
    void describesEachProperty() throws IOException {
        assertThat(properties()).isNotEmpty().allSatisfy(property -> {
            assertThat((String) property.get("name")).matches("(management\\.endpoint\\.)?tenancy\\..+");
            assertThat((String) property.get("description"))
                    .as("%s", property.get("name"))
                    .isNotBlank();
        });
    }

    @Test
    void namesAllOfThem() throws IOException {
        assertThat(properties())
                .extracting(property -> property.get("name"))
                .containsExactlyInAnyOrder(
                        "management.endpoint.tenancy.access",
                        "management.endpoint.tenancy.cache.time-to-live",
                        "tenancy.adoption.entities",
                        "tenancy.adoption.mode",
                        "tenancy.adoption.organisation",
                        "tenancy.bypass-time-limit",
                        "tenancy.bypass.datasource.maximum-pool-size",
                        "tenancy.bypass.datasource.password",
                        "tenancy.bypass.datasource.url",
                        "tenancy.bypass.datasource.username",
                        "tenancy.portal.path",
                        "tenancy.portal.without-bypass",
                        "tenancy.report.global-entities",
                        "tenancy.report.mode",
                        "tenancy.reserved-slugs",
                        "tenancy.row-level-security",
                        "tenancy.schema.migrate",
                        "tenancy.schema.password",
                        "tenancy.schema.row-level-security-script",
                        "tenancy.schema.url",
                        "tenancy.schema.username",
                        "tenancy.task.carry-scope",
                        "tenancy.web.home",
                        "tenancy.web.organisation-home",
                        "tenancy.web.organisations",
                        "tenancy.web.picker",
                        "tenancy.web.public-routes",
                        "tenancy.web.sign-in",
                        "tenancy.web.signed-in-routes",
                        "tenancy.web.welcome");
    }

    @Test
    void tellsTheDefaultThatHolds() throws IOException {
        assertThat(properties())
                .filteredOn(property -> property.get("name").equals("tenancy.row-level-security"))
                .extracting(property -> property.get("defaultValue"))
                .containsExactly(true);
    }

    @Test
    void saysWhatAutoConfigurationsAreConditionalOn() throws IOException {
        assertThat(text("META-INF/spring-autoconfigure-metadata.properties"))
                .contains(TenancyWebAutoConfiguration.class.getName() + ".ConditionalOnClass=")
                .contains(TenancySchemaAutoConfiguration.class.getName() + ".ConditionalOnClass=");
    }

    @Test
    void listsEveryAutoConfigurationForSpringBoot() {
        Stream<Class<?>> own = Stream.of(
                TenancyAutoConfiguration.class,
                TenancyBypassAutoConfiguration.class,
                TenancyCheckedQueryAutoConfiguration.class,
                TenancyDatabaseLoginAutoConfiguration.class,
                TenancyEndpointAutoConfiguration.class,
                TenancyHibernateAutoConfiguration.class,
                TenancyMetricsAutoConfiguration.class,
                TenancyPartsAutoConfiguration.class,
                TenancyPermissionAutoConfiguration.class,
                TenancyPortalAutoConfiguration.class,
                TenancyReportAutoConfiguration.class,
                TenancyRowLevelSecurityAutoConfiguration.class,
                TenancySchemaAutoConfiguration.class,
                TenancySecurityAutoConfiguration.class,
                TenancyTaskAutoConfiguration.class,
                TenancyTransactionAutoConfiguration.class,
                TenancyWebAutoConfiguration.class);

        assertThat(ImportCandidates.load(AutoConfiguration.class, null))
                .filteredOn(name -> name.startsWith("com.dreamineering"))
                .containsExactlyElementsOf(own.map(Class::getName).toList());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> properties() throws IOException {
        Map<String, Object> metadata =
                JsonParserFactory.getJsonParser().parseMap(text("META-INF/spring-configuration-metadata.json"));
        return (List<Map<String, Object>>) Objects.requireNonNull(metadata.get("properties"));
    }

    private static String text(String resource) throws IOException {
        for (var url : Collections.list(MetadataTests.class.getClassLoader().getResources(resource))) {
            try (InputStream stream = url.openStream()) {
                String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                if (text.contains("com.dreamineering")) {
                    return text;
                }
            }
        }
        throw new AssertionError(resource + " is missing");
    }
}
