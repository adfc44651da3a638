package com.dreamineering.tenancy.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.TenancyException;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.Slices;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final String ROOT = TenancyException.class.getPackageName();
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final String PLANTED_ROOT = ROOT + ".planted";
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(PLANTED_ROOT);

    @Nested
    class TheLibrary {

        private final HouseRules rules = new HouseRules(ROOT);

        @Test
        void isSeenWhole() {
            assertThat(LIBRARY).hasSizeGreaterThan(90);
            assertThat(LIBRARY).noneMatch(type -> type.getPackageName().startsWith(PLANTED_ROOT));
        }

        @Test
        void usesOnlyWhatTheTableAllows() {
            rules.packagesUseOnlyWhatTheTableAllows().check(LIBRARY);
        }

        @Test
        void hasNoPackageOutsideTheTable() {
            rules.everyPackageStandsInTheTable().check(LIBRARY);
        }

        @Test
        void hasAPackageForEachRowOfTheTable() {
            assertThat(HouseRules.ARROWS.keySet())
                    .allSatisfy(name -> assertThat(LIBRARY.containPackage(ROOT + "." + name))
                            .as(name)
                            .isTrue());
        }

        @Test
        void formsNoCycle() {
            rules.packagesFormNoCycle().check(LIBRARY);
        }

        @Test
        void isCutIntoOneSliceForEachPackage() {
            List<String> slices = new ArrayList<>();
            Slices.matching(ROOT + ".(*)..").transform(LIBRARY).forEach(slice -> slices.add(slice.getNamePart(1)));

            assertThat(slices).containsExactlyInAnyOrderElementsOf(HouseRules.ARROWS.keySet());
        }

        @Test
        void touchesHibernateInOnePlace() {
            rules.hibernateStaysIn("isolation").check(LIBRARY);
        }

        @Test
        void touchesCaffeineWhereItRemembers() {
            rules.caffeineStaysIn("access", "isolation").check(LIBRARY);
        }

        @Test
        void knowsNoSpring() {
            rules.springStaysOutside().check(LIBRARY);
        }

        @Test
        void opensTheWideScopeInOnePlace() {
            rules.onlyTheDoorHoldsTheKey().check(LIBRARY);
        }

        @Test
        void saysWhatMayBeNull() {
            rules.packagesAreNullMarked().check(LIBRARY);
        }

        @Test
        void isExtendedOnlyWhereItIsMeantToBe() {
            rules.publicTypesAreFinal().check(LIBRARY);
        }

        @Test
        void namesPackagesAfterTheDomain() {
            rules.packagesAreNamedAfterTheDomain().check(LIBRARY);
        }
    }

    @Nested
    class APlantedViolation {

        private final HouseRules rules = new HouseRules(PLANTED_ROOT);

        @Test
        void againstTheTableIsFound() {
            found(rules.packagesUseOnlyWhatTheTableAllows(), "planted.context.KnowsTheTrail");
            found(rules.packagesUseOnlyWhatTheTableAllows(), "planted.isolation.KnowsTheBypass");
            found(rules.packagesUseOnlyWhatTheTableAllows(), "planted.RootKnowsAChild");
        }

        @Test
        void byAPackageOutsideTheTableIsFound() {
            found(rules.everyPackageStandsInTheTable(), "planted.util.Bag");
        }

        @Test
        void byACycleIsFound() {
            found(rules.packagesFormNoCycle(), "Slice audit", "Slice context");
        }

        @Test
        void byHibernateElsewhereIsFound() {
            found(rules.hibernateStaysIn("isolation"), "planted.access.KnowsHibernate");
        }

        @Test
        void byCaffeineElsewhereIsFound() {
            found(rules.caffeineStaysIn("access"), "planted.isolation.KnowsCaffeine");
            found(rules.caffeineStaysIn("audit", "context"), "planted.isolation.KnowsCaffeine");
        }

        @Test
        void bySpringIsFound() {
            found(rules.springStaysOutside(), "planted.access.KnowsSpring");
        }

        @Test
        void byAnotherHolderOfTheKeyIsFound() {
            found(rules.onlyTheDoorHoldsTheKey(), "planted.bypass.AnotherDoor");
        }

        @Test
        void byAMissingPackageInfoIsFound() {
            found(rules.packagesAreNullMarked(), "the package of " + PLANTED_ROOT + ".context.Scope");
        }

        @Test
        void byAPackageInfoWithoutTheAnnotationIsFound() {
            found(rules.packagesAreNullMarked(), "the package of " + PLANTED_ROOT + ".audit.Trail");
        }

        @Test
        void byAPublicTypeThatIsOpenIsFound() {
            found(rules.publicTypesAreFinal(), "planted.membership.OpenToAll");
        }

        @Test
        void byAPackageNamedAfterAKindOfClassIsFound() {
            found(rules.packagesAreNamedAfterTheDomain(), "planted.util.Bag");
        }

        private static void found(ArchRule rule, String... places) {
            assertThatThrownBy(() -> rule.check(PLANTED))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll(places);
        }
    }
}
