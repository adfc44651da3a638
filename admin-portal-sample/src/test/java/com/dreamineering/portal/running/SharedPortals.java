package com.dreamineering.portal.running;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Starts a portal on each database when the first test asks for it, and closes it after the last one. */
final class SharedPortals implements ArgumentsProvider {

    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(SharedPortals.class);

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(STORE);
        return Stream.of(TestDatabase.values())
                .map(database -> store.computeIfAbsent(database, RunningPortal::on, RunningPortal.class))
                .map(Arguments::of);
    }
}
