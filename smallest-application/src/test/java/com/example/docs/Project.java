package com.example.docs;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.isolation.TenantOwned;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

// tag::entity
@Entity
class Project extends TenantOwned {
    @Id
    @GeneratedValue
    Long id;

    String name;

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "project_id")
    List<Task> tasks = new ArrayList<>();

    protected Project() {}

    Project(String name) {
        this.name = name;
    }

    /** For a bypass, which has to name the organisation. */
    Project(OrganisationId organisation, String name) {
        super(organisation);
        this.name = name;
    }
}
// end::entity
