package com.dreamineering.portal.browser;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Starts the portals of a test class one after the other; each is closed when its tests are done. */
final class PortalOnEachDatabase extends AnnotationBasedArgumentsProvider<InBrowser> {

    @Override
    protected Stream<? extends Arguments> provideArguments(
            ParameterDeclarations parameters, ExtensionContext context, InBrowser databases) {
        return Stream.of(databases.value()).map(PortalInBrowser::on).map(Arguments::of);
    }
}
