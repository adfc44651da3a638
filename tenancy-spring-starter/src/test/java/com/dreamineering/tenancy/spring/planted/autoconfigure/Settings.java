package com.dreamineering.tenancy.spring.planted.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("tenancy.planted")
final class Settings {
    String changeable;
}
