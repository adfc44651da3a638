package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.TenancyException;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import jakarta.persistence.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibraryEntitiesTests {

    @Test
    void areAllListed() {
        List<String> entities = new ClassFileImporter()
                        .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(TenancyException.class.getPackageName())
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        .map(JavaClass::getName)
                        .toList();

        assertThat(LibraryEntities.names()).containsExactlyInAnyOrderElementsOf(entities);
    }
}
