/** An application with the library, and with what the library cannot see: a view, and queries that nobody checked. */
package com.example.careless;
