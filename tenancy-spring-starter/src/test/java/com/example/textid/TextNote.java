package com.example.textid;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.hibernate.annotations.TenantId;

@Entity
public class TextNote {

    @Id
    @GeneratedValue
    Long id;

    @TenantId
    String tenant;
}
