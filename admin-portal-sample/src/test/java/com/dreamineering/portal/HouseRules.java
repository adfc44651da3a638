package com.dreamineering.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import jakarta.persistence.Entity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.springframework.stereotype.Controller;

/** The rules of the portal for everything below one root package, so that planted violations can be held against them. */
record HouseRules(String root) {

    /** Which packages of the portal a package may use; what is not here is not allowed. */
    static final Map<String, List<String>> ARROWS = arrows();

    private static final String ROOT = "root";

    private static Map<String, List<String>> arrows() {
        Map<String, List<String>> arrows = new LinkedHashMap<>();
        arrows.put("shell", List.of());
        arrows.put("database", List.of());
        for (String feature : List.of(
                "contacts",
                "dashboard",
                "live",
                "members",
                "organisations",
                "picker",
                "referencedata",
                "roles",
                "signin",
                "superadmins",
                "trail")) {
            arrows.put(feature, List.of("shell"));
        }
        // Accounts are opened in two more places than the form to sign in: by an invitation, and by the demo.
        arrows.put("invitation", List.of("shell", "signin"));
        // Only a feature itself can put its rows there.
        arrows.put("demo", List.of("signin", "contacts"));
        return arrows;
    }

    ArchRule packagesUseOnlyWhatTheTableAllows() {
        LayeredArchitecture table = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer(ROOT)
                .definedBy(root);
        for (String name : ARROWS.keySet()) {
            table = table.layer(name).definedBy(root + "." + name);
        }
        table = table.whereLayer(ROOT).mayOnlyAccessLayers("database");
        for (Map.Entry<String, List<String>> arrow : ARROWS.entrySet()) {
            table = arrow.getValue().isEmpty()
                    ? table.whereLayer(arrow.getKey()).mayNotAccessAnyLayer()
                    : table.whereLayer(arrow.getKey())
                            .mayOnlyAccessLayers(arrow.getValue().toArray(String[]::new));
        }
        return table;
    }

    ArchRule everyPackageStandsInTheTable() {
        String[] known = ARROWS.keySet().stream().map(name -> root + "." + name).toArray(String[]::new);
        String[] all = Arrays.copyOf(known, known.length + 1);
        all[known.length] = root;
        return classes().should().resideInAnyPackage(all).as("every package stands in the table of packages");
    }

    /** A type that only its own package uses has no reason to be public. */
    ArchRule whatIsPublicIsUsedByAnotherPackage() {
        return classes()
                .that()
                .arePublic()
                .and()
                .doNotHaveSimpleName("PortalApplication")
                .should(new ArchCondition<>("be used by another package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean used = type.getDirectDependenciesToSelf().stream()
                                .anyMatch(use ->
                                        !use.getOriginClass().getPackageName().equals(type.getPackageName()));
                        events.add(new SimpleConditionEvent(
                                type,
                                used,
                                "%s is public, and only its own package uses it".formatted(type.getName())));
                    }
                });
    }

    ArchRule entitiesStayAwayFromPages() {
        return noClasses()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .or()
                .haveSimpleNameEndingWith("Row")
                .or()
                .haveSimpleNameEndingWith("Form")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe("are entities", HouseRules::isEntity))
                .allowEmptyShould(true);
    }

    private static boolean isEntity(JavaClass type) {
        return type.isAnnotatedWith(Entity.class);
    }

    ArchRule formsAndRowsAreRecords() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Row")
                .or()
                .haveSimpleNameEndingWith("Form")
                .should()
                .beRecords();
    }

    ArchRule classesAreFinalOrHidden() {
        return classes()
                .that()
                .arePublic()
                .and()
                .areNotAnnotatedWith("org.springframework.stereotype.Component")
                .and()
                .doNotHaveSimpleName("PortalApplication")
                .and()
                .areNotInterfaces()
                .should()
                .haveModifier(JavaModifier.FINAL);
    }

    ArchRule packagesAreNullMarked() {
        return classes().should(new ArchCondition<>("be in a package whose package-info is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage()
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isPresent();
                events.add(new SimpleConditionEvent(
                        type, marked, "the package of %s has no @NullMarked package-info".formatted(type.getName())));
            }
        });
    }
}
