package com.dreamineering.planted.contacts;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.bypass.SuperadminBypass;

record OpensTheBypass(SuperadminBypass bypass) {
    boolean look(UserId actor) {
        return bypass.<Boolean, RuntimeException>read(actor, "Because I can", token -> true);
    }
}
