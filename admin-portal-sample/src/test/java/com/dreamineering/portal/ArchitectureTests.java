package com.dreamineering.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.test.BoundaryRules;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final String ROOT = PortalApplication.class.getPackageName();
    private static final JavaClasses PORTAL = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Outside the portal's own package, where Spring would take the planted classes for parts of it. */
    private static final String PLANTED_ROOT = "com.dreamineering.planted";

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(PLANTED_ROOT);

    @Nested
    class ThePortal {

        private final HouseRules rules = new HouseRules(ROOT);

        @Test
        void isSeenWhole() {
            assertThat(PORTAL).hasSizeGreaterThan(60);
            assertThat(PORTAL).noneMatch(type -> type.getSimpleName().endsWith("Tests"));
        }

        @Test
        void usesOnlyWhatTheTableAllows() {
            rules.packagesUseOnlyWhatTheTableAllows().check(PORTAL);
        }

        @Test
        void hasNoPackageOutsideTheTable() {
            rules.everyPackageStandsInTheTable().check(PORTAL);
        }

        @Test
        void hasAPackageForEachRowOfTheTable() {
            assertThat(HouseRules.ARROWS.keySet())
                    .allSatisfy(name -> assertThat(PORTAL.containPackage(ROOT + "." + name))
                            .as(name)
                            .isTrue());
        }

        @Test
        void showsOtherPackagesNoMoreThanTheyUse() {
            rules.whatIsPublicIsUsedByAnotherPackage().check(PORTAL);
        }

        @Test
        void isExtendedOnlyBySpring() {
            rules.classesAreFinalOrHidden().check(PORTAL);
        }

        @Test
        void keepsEntitiesAwayFromPages() {
            rules.entitiesStayAwayFromPages().check(PORTAL);
        }

        @Test
        void makesFormsAndRowsRecords() {
            rules.formsAndRowsAreRecords().check(PORTAL);
        }

        @Test
        void saysWhatMayBeNull() {
            rules.packagesAreNullMarked().check(PORTAL);
        }

        @Test
        void opensTheBypassForTheDemoOnly() {
            BoundaryRules.NOTHING_OPENS_THE_BYPASS.check(
                    PORTAL.that(DescribedPredicate.not(JavaClass.Predicates.simpleName("DemoData"))));
        }

        @Test
        void staysInsideTheBoundary() {
            BoundaryRules.NOTHING_TOUCHES_FILTERS.check(PORTAL);
            BoundaryRules.NOTHING_OPENS_SESSIONS_BY_HAND.check(PORTAL);
            BoundaryRules.NOTHING_BUILDS_A_DOOR.check(PORTAL);
            BoundaryRules.NOTHING_NAMES_WHAT_THE_SCOPE_SETS.check(PORTAL);
        }

        @Test
        void connectsByItselfToPrepareADatabaseOnly() {
            BoundaryRules.NOTHING_TAKES_BARE_CONNECTIONS.check(
                    PORTAL.that(DescribedPredicate.not(JavaClass.Predicates.simpleName("PrepareDatabase"))));
        }

        @Test
        void answersRequestsInFewLines() {
            List<ControllerMethods.Method> methods = ControllerMethods.below(Path.of("src/main/java"));

            assertThat(methods).hasSizeGreaterThan(25);
            assertThat(methods)
                    .allSatisfy(method -> assertThat(method.lines())
                            .as(method.toString())
                            .isLessThanOrEqualTo(ControllerMethods.LONGEST));
        }
    }

    @Nested
    class APlantedViolation {

        private final HouseRules rules = new HouseRules(PLANTED_ROOT);

        @Test
        void byAFeatureThatUsesAnotherIsFound() {
            found(rules.packagesUseOnlyWhatTheTableAllows(), "planted.contacts.KnowsMembers");
        }

        @Test
        void byTheShellThatUsesAFeatureIsFound() {
            found(rules.packagesUseOnlyWhatTheTableAllows(), "planted.shell.KnowsAFeature");
        }

        @Test
        void byAPackageOutsideTheTableIsFound() {
            found(rules.everyPackageStandsInTheTable(), "planted.util.Bag");
        }

        @Test
        void byATypeThatIsPublicForNobodyIsFound() {
            found(rules.whatIsPublicIsUsedByAnotherPackage(), "planted.util.Bag is public");
        }

        @Test
        void byAnOpenTypeIsFound() {
            found(rules.classesAreFinalOrHidden(), "planted.util.Bag");
        }

        @Test
        void byAnEntityOnAPageIsFound() {
            found(rules.entitiesStayAwayFromPages(), "planted.contacts.ShowsAnEntity");
        }

        @Test
        void byAFormThatCanChangeIsFound() {
            found(rules.formsAndRowsAreRecords(), "planted.contacts.OpenForm");
        }

        @Test
        void byAPackageWithoutPackageInfoIsFound() {
            found(rules.packagesAreNullMarked(), "the package of " + PLANTED_ROOT + ".util.Bag");
        }

        @Test
        void byAnotherPlaceThatOpensTheBypassIsFound() {
            found(BoundaryRules.NOTHING_OPENS_THE_BYPASS, "planted.contacts.OpensTheBypass");
        }

        @Test
        void byALongMethodIsFound() {
            String line = "        model.addAttribute(\"x\", 1);\n";
            String source =
                    "    @GetMapping(\"/o/{slug}/x\")\n    String show(\n            Model model) {\n%s    }\n\n"
                            .formatted(line.repeat(16));

            assertThat(ControllerMethods.in("Long.java", source + source))
                    .containsExactly(
                            new ControllerMethods.Method("Long.java", "show", 16),
                            new ControllerMethods.Method("Long.java", "show", 16));
        }

        private static void found(ArchRule rule, String place) {
            assertThatThrownBy(() -> rule.check(PLANTED))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(place);
        }
    }
}
