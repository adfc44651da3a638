package com.dreamineering.tenancy.spring.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The rules of the house for everything below one root package, so that planted violations can be held against them. */
record HouseRules(String root) {

    static final List<String> PACKAGES = List.of("web", "security", "autoconfigure");

    ArchRule packagesUseOnlyWhatTheTableAllows() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("names")
                .definedBy(root)
                .layer("web")
                .definedBy(root + ".web")
                .layer("security")
                .definedBy(root + ".security")
                .layer("autoconfigure")
                .definedBy(root + ".autoconfigure")
                .whereLayer("names")
                .mayNotAccessAnyLayer()
                .whereLayer("web")
                .mayOnlyAccessLayers("names")
                .whereLayer("security")
                .mayOnlyAccessLayers("web", "names")
                .whereLayer("autoconfigure")
                .mayNotBeAccessedByAnyLayer();
    }

    ArchRule everyPackageStandsInTheTable() {
        return classes()
                .should()
                .resideInAnyPackage(root, root + ".web", root + ".security", root + ".autoconfigure")
                .as("every package stands in the table of packages");
    }

    ArchRule packagesFormNoCycle() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    ArchRule springSecurityStaysIn(String... homes) {
        String[] packages =
                List.of(homes).stream().map(home -> root + "." + home).toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.security..");
    }

    ArchRule autoConfigurationsAreFinal() {
        return classes()
                .that()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .haveModifier(JavaModifier.FINAL);
    }

    /** A host may well have a bean {@code roles}, and two beans of one name stop the start. */
    ArchRule beansBearTheLibrarysName() {
        return methods().that().areAnnotatedWith(Bean.class).should().haveNameStartingWith("tenancy");
    }

    ArchRule settingsAreRecords() {
        return classes()
                .that()
                .areAnnotatedWith(ConfigurationProperties.class)
                .should()
                .beRecords();
    }

    ArchRule publicTypesAreFinal() {
        return classes().that().arePublic().and().areNotInterfaces().should().haveModifier(JavaModifier.FINAL);
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
