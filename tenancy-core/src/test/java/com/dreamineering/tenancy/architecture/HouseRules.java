package com.dreamineering.tenancy.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules of the house for everything below one root package, so that planted violations can be held against them. */
record HouseRules(String root) {

    /** Which packages a package may use; what is not here is not allowed. */
    static final Map<String, List<String>> ARROWS = arrows();

    /** Public types that users are meant to extend although they are neither abstract nor interfaces. */
    private static final Set<String> MEANT_TO_BE_EXTENDED = Set.of();

    private static final String ROOT = "root";
    private static final String DOOR = "SuperadminBypass";
    private static final List<String> KINDS_OF_CLASSES =
            List.of("util", "impl", "dto", "service", "exception", "config", "common");

    private static Map<String, List<String>> arrows() {
        Map<String, List<String>> arrows = new LinkedHashMap<>();
        arrows.put("context", List.of());
        arrows.put("transaction", List.of("context"));
        arrows.put("statement", List.of());
        arrows.put("report", List.of());
        arrows.put("adoption", List.of("report"));
        arrows.put("isolation", List.of("context", "statement", "transaction", "report", "adoption"));
        arrows.put("audit", List.of("context", "transaction"));
        arrows.put("bypass", List.of("context", "transaction", "isolation", "audit"));
        arrows.put("access", List.of("context", "transaction", "isolation", "audit", "bypass"));
        arrows.put("organisation", List.of("context", "transaction", "isolation", "audit", "bypass"));
        arrows.put(
                "membership",
                List.of("context", "transaction", "isolation", "audit", "bypass", "access", "organisation"));
        arrows.put("assembly", List.copyOf(arrows.keySet()));
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
        table = table.whereLayer(ROOT).mayNotAccessAnyLayer();
        for (Map.Entry<String, List<String>> arrow : ARROWS.entrySet()) {
            List<String> targets = new ArrayList<>(arrow.getValue());
            targets.add(ROOT);
            table = table.whereLayer(arrow.getKey()).mayOnlyAccessLayers(targets.toArray(String[]::new));
        }
        return table;
    }

    ArchRule everyPackageStandsInTheTable() {
        String[] known = ARROWS.keySet().stream().map(name -> root + "." + name).toArray(String[]::new);
        String[] all = Arrays.copyOf(known, known.length + 1);
        all[known.length] = root;
        return classes().should().resideInAnyPackage(all).as("every package stands in the table of packages");
    }

    ArchRule packagesFormNoCycle() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    ArchRule hibernateStaysIn(String home) {
        return livesOnlyIn("org.hibernate..", home);
    }

    ArchRule caffeineStaysIn(String... homes) {
        return livesOnlyIn("com.github.benmanes.caffeine..", homes);
    }

    private ArchRule livesOnlyIn(String tool, String... homes) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        Stream.of(homes).map(home -> root + "." + home).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(tool);
    }

    ArchRule springStaysOutside() {
        return noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework..");
    }

    ArchRule onlyTheDoorHoldsTheKey() {
        return noClasses()
                .that()
                .doNotHaveSimpleName(DOOR)
                .and()
                .doNotHaveSimpleName("WideScope")
                .and()
                .doNotHaveSimpleName("EveryOrganisation") // which asks for it
                .should()
                .dependOnClassesThat()
                .haveSimpleName("WideScope");
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

    ArchRule publicTypesAreFinal() {
        return classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and(notMeantToBeExtended())
                .should()
                .haveModifier(JavaModifier.FINAL);
    }

    private static DescribedPredicate<JavaClass> notMeantToBeExtended() {
        return DescribedPredicate.describe(
                "are not meant to be extended", type -> !MEANT_TO_BE_EXTENDED.contains(type.getName()));
    }

    ArchRule packagesAreNamedAfterTheDomain() {
        return noClasses()
                .should()
                .resideInAnyPackage(KINDS_OF_CLASSES.stream()
                        .map(kind -> ".." + kind + "..")
                        .toArray(String[]::new));
    }
}
