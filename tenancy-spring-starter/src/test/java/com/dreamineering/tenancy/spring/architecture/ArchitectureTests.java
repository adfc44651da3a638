package com.dreamineering.tenancy.spring.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.spring.CurrentUser;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.Slices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final String ROOT = CurrentUser.class.getPackageName();
    private static final JavaClasses STARTER = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final String PLANTED_ROOT = ROOT + ".planted";
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(PLANTED_ROOT);

    @Nested
    class TheStarter {

        private final HouseRules rules = new HouseRules(ROOT);

        @Test
        void isSeenWhole() {
            assertThat(STARTER).hasSizeGreaterThan(35);
            assertThat(STARTER).noneMatch(type -> type.getPackageName().startsWith(PLANTED_ROOT));
        }

        @Test
        void usesOnlyWhatTheTableAllows() {
            rules.packagesUseOnlyWhatTheTableAllows().check(STARTER);
        }

        @Test
        void hasNoPackageOutsideTheTable() {
            rules.everyPackageStandsInTheTable().check(STARTER);
        }

        @Test
        void formsNoCycle() {
            rules.packagesFormNoCycle().check(STARTER);
        }

        @Test
        void isCutIntoOneSliceForEachPackage() {
            List<String> slices = new ArrayList<>();
            Slices.matching(ROOT + ".(*)..").transform(STARTER).forEach(slice -> slices.add(slice.getNamePart(1)));

            assertThat(slices).containsExactlyInAnyOrderElementsOf(HouseRules.PACKAGES);
        }

        @Test
        void touchesSpringSecurityInTwoPlaces() {
            rules.springSecurityStaysIn("security", "autoconfigure").check(STARTER);
        }

        @Test
        void isWiredByFinalClasses() {
            rules.autoConfigurationsAreFinal().check(STARTER);
        }

        @Test
        void isWiredBySmallClasses() throws IOException {
            Path sources = Path.of("src/main/java", ROOT.replace('.', '/'), "autoconfigure");
            try (Stream<Path> files = Files.list(sources)) {
                assertThat(files.filter(file -> file.toString().endsWith("AutoConfiguration.java")))
                        .hasSize(17)
                        .allSatisfy(file -> assertThat(Files.readAllLines(file))
                                .as("%s", file)
                                .hasSizeLessThanOrEqualTo(100));
            }
        }

        @Test
        void leavesPlainBeanNamesToTheHost() {
            rules.beansBearTheLibrarysName().check(STARTER);
        }

        @Test
        void takesItsSettingsAsRecords() {
            rules.settingsAreRecords().check(STARTER);
        }

        @Test
        void saysWhatMayBeNull() {
            rules.packagesAreNullMarked().check(STARTER);
        }

        @Test
        void isExtendedOnlyWhereItIsMeantToBe() {
            rules.publicTypesAreFinal().check(STARTER);
        }
    }

    @Nested
    class APlantedViolation {

        private final HouseRules rules = new HouseRules(PLANTED_ROOT);

        @Test
        void againstTheTableIsFound() {
            found(
                    rules.packagesUseOnlyWhatTheTableAllows(),
                    "planted.KnowsAChild",
                    "planted.web.Page",
                    "planted.security.Guard");
        }

        @Test
        void byAPackageOutsideTheTableIsFound() {
            found(rules.everyPackageStandsInTheTable(), "planted.common.Bag");
        }

        @Test
        void byACycleIsFound() {
            found(rules.packagesFormNoCycle(), "Slice security", "Slice web");
        }

        @Test
        void bySpringSecurityElsewhereIsFound() {
            found(rules.springSecurityStaysIn("security", "autoconfigure"), "planted.web.KnowsSpringSecurity");
        }

        @Test
        void byAnAutoConfigurationThatIsOpenIsFound() {
            found(rules.autoConfigurationsAreFinal(), "planted.autoconfigure.OpenAutoConfiguration");
        }

        @Test
        void byABeanWithAPlainNameIsFound() {
            found(rules.beansBearTheLibrarysName(), "planted.autoconfigure.OpenAutoConfiguration.roles()");
        }

        @Test
        void bySettingsThatAreNoRecordIsFound() {
            found(rules.settingsAreRecords(), "planted.autoconfigure.Settings");
        }

        @Test
        void byAPublicTypeThatIsOpenIsFound() {
            found(rules.publicTypesAreFinal(), "planted.web.Page");
        }

        @Test
        void byAPackageInfoWithoutTheAnnotationIsFound() {
            found(rules.packagesAreNullMarked(), "the package of " + PLANTED_ROOT + ".web.Page");
        }

        @Test
        void byAMissingPackageInfoIsFound() {
            found(rules.packagesAreNullMarked(), "the package of " + PLANTED_ROOT + ".security.Guard");
        }

        private static void found(ArchRule rule, String... places) {
            assertThatThrownBy(() -> rule.check(PLANTED))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll(places);
        }
    }
}
