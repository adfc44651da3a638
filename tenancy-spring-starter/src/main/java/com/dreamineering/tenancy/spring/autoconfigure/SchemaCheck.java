package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.spring.SetUpException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.NestedExceptionUtils;

/** Stops the start where the library's tables are missing, which would show with the first request otherwise. */
final class SchemaCheck implements SmartInitializingSingleton {

    private final People people;

    SchemaCheck(People people) {
        this.people = people;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            people.find(UserId.random());
        } catch (RuntimeException e) {
            throw new SetUpException(
                    "The library's tables cannot be read: %s"
                            .formatted(
                                    NestedExceptionUtils.getMostSpecificCause(e).getMessage()),
                    "Have Flyway on the class path and leave tenancy.schema.migrate at true. To create the tables yourself,"
                            + " run the scripts under com/dreamineering/tenancy/schema in the core's jar before the"
                            + " application starts.",
                    e);
        }
    }
}
