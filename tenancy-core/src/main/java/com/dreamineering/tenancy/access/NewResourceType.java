package com.dreamineering.tenancy.access;

import com.dreamineering.tenancy.PlainText;

/**
 * What is needed to add a resource type.
 *
 * @param description may be empty
 */
public record NewResourceType(ResourceTypeCode code, String name, String description, Actions actions) {

    public NewResourceType {
        name = PlainText.clean(name);
        description = PlainText.clean(description);
        PlainText.problem("A name", name, ResourceType.LONGEST_NAME).ifPresent(NewResourceType::refuse);
        if (!description.isEmpty()) {
            PlainText.problem("A description", description, ResourceType.LONGEST_DESCRIPTION)
                    .ifPresent(NewResourceType::refuse);
        }
    }

    private static void refuse(String problem) {
        throw new IllegalArgumentException(problem);
    }
}
