package com.dreamineering.portal.referencedata;

import com.dreamineering.tenancy.access.ResourceType;
import java.time.Instant;
import java.util.List;

/** A resource type as the page shows it. */
record ResourceTypeRow(String code, String name, String description, List<String> actions, Instant createdAt) {

    static ResourceTypeRow of(ResourceType type) {
        return new ResourceTypeRow(
                type.code().value(),
                type.name(),
                type.description(),
                type.actions().names(),
                type.createdAt());
    }
}
