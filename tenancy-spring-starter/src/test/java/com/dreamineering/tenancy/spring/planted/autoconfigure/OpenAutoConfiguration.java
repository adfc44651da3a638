package com.dreamineering.tenancy.spring.planted.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
public class OpenAutoConfiguration {

    @Bean
    String roles() {
        return "a name that an application may well use itself";
    }
}
