package com.dreamineering.portal.referencedata;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.tenancy.PlainText;
import com.dreamineering.tenancy.access.Actions;
import com.dreamineering.tenancy.access.CodeTakenException;
import com.dreamineering.tenancy.access.NewResourceType;
import com.dreamineering.tenancy.access.ResourceType;
import com.dreamineering.tenancy.access.ResourceTypeCode;
import java.util.Optional;

/** What was typed to add a resource type. */
record ResourceTypeForm(String code, String name, String description, String actions) {

    ResourceTypeForm {
        code = code == null ? "" : code.strip();
        name = PlainText.clean(name == null ? "" : name);
        description = PlainText.clean(description == null ? "" : description);
        actions = actions == null ? "" : actions.strip();
    }

    static ResourceTypeForm empty() {
        return new ResourceTypeForm("", "", "", Actions.DEFAULT.toString());
    }

    /** A code that collides is told so before its form is looked at: 'Invoice' is no new code where 'invoice' stands. */
    FormErrors check(Optional<ResourceType> standing) {
        FormErrors errors = new FormErrors()
                .check("code", standing.map(type -> CodeTakenException.message(code, type.code())))
                .check("code", ResourceTypeCode.problem(code))
                .check("name", PlainText.problem("A name", name, ResourceType.LONGEST_NAME))
                .check("actions", namelessProblem())
                .check("actions", Actions.problem(actions));
        return description.isEmpty()
                ? errors
                : errors.check(
                        "description",
                        PlainText.problem("A description", description, ResourceType.LONGEST_DESCRIPTION));
    }

    /** The library takes commas alone for an empty list, and whoever typed them meant something. */
    private Optional<String> namelessProblem() {
        return !actions.isEmpty() && actions.replace(",", "").isBlank()
                ? Optional.of("There is no action between these commas. Name one, or leave the field empty for "
                        + Actions.DEFAULT)
                : Optional.empty();
    }

    NewResourceType toNewResourceType() {
        return new NewResourceType(new ResourceTypeCode(code), name, description, Actions.parse(actions));
    }
}
