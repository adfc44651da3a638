package com.example.docs;

import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.People;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

@Component
class FirstSuperadmin implements ApplicationRunner {

    private final People people;
    private final SuperadminGrants superadmins;

    FirstSuperadmin(People people, SuperadminGrants superadmins) {
        this.people = people;
        this.superadmins = superadmins;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (arguments.containsOption("superadmin")) {
            arguments.getOptionValues("superadmin").stream()
                    .flatMap(address -> people.find(new EmailAddress(address)).stream())
                    .forEach(person -> superadmins.grantFirst(person.id(), "Set up on the command line"));
        }
    }
}
