package com.example.petclinic;

import java.util.Collection;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

interface Vets extends Repository<Vet, Integer> {

    Collection<Vet> findAll();

    Page<Vet> findAll(Pageable pageable);
}
