package com.example.docs;

import org.springframework.data.jpa.repository.JpaRepository;

interface Projects extends JpaRepository<Project, Long> {}
