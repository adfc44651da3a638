package com.dreamineering.tenancy.test;

import com.dreamineering.tenancy.assembly.Tenancy;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Finds the application that a test is about. */
final class TestedApplication {

    private TestedApplication() {}

    static Tenancy tenancy(ExtensionContext context) {
        return findTenancy(context)
                .orElseThrow(() -> new IllegalStateException(
                        "'%s' does not say which application it is about. Make %s a @SpringBootTest, or let it implement"
                                        .formatted(
                                                context.getDisplayName(),
                                                context.getRequiredTestClass().getSimpleName())
                                + " TenancySource"));
    }

    /** Empty for a test that needs no database. */
    static Optional<Tenancy> findTenancy(ExtensionContext context) {
        return context.getTestInstances()
                .flatMap(instances -> instances.findInstance(TenancySource.class))
                .map(TenancySource::tenancy)
                .or(() -> OptionalLibraries.SPRING_TEST
                        ? spring(context)
                                .map(application -> application
                                        .getBeanProvider(Tenancy.class)
                                        .getIfUnique())
                        : Optional.empty());
    }

    /** The context of a Spring test. */
    static Optional<ApplicationContext> spring(ExtensionContext context) {
        return OptionalLibraries.SPRING_TEST && isSpringTest(context)
                ? Optional.of(SpringExtension.getApplicationContext(context))
                : Optional.empty();
    }

    private static boolean isSpringTest(ExtensionContext context) {
        return Stream.concat(context.getTestClass().stream(), context.getEnclosingTestClasses().stream())
                .flatMap(test -> AnnotationSupport.findRepeatableAnnotations(test, ExtendWith.class).stream())
                .flatMap(extended -> Stream.of(extended.value()))
                .anyMatch(extension -> extension == SpringExtension.class);
    }
}
