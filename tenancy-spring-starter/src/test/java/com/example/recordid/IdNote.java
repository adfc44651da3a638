package com.example.recordid;

import com.dreamineering.tenancy.OrganisationId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.hibernate.annotations.TenantId;

@Entity
public class IdNote {

    @Id
    @GeneratedValue
    Long id;

    @TenantId
    OrganisationId organisation;
}
