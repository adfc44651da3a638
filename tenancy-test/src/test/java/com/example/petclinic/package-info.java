/** The domain of Spring's PetClinic, for many clinics: each is an organisation with vets, owners, pets and visits of its own. */
package com.example.petclinic;
