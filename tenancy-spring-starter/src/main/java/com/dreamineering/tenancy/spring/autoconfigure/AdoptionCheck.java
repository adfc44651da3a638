package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.adoption.Adoption;
import com.dreamineering.tenancy.adoption.AdoptionMode;
import com.dreamineering.tenancy.adoption.AdoptionProgress;
import com.dreamineering.tenancy.adoption.AdoptionText;
import com.dreamineering.tenancy.report.IsolationReport;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Says at each start which entities are not enforced yet: nobody is to take that for a wall. */
final class AdoptionCheck implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

    private final ListableBeanFactory beans;
    private final ObjectProvider<IsolationReport> report;

    AdoptionCheck(ListableBeanFactory beans, ObjectProvider<IsolationReport> report) {
        this.beans = beans;
        this.report = report;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<AdoptionProgress> progress = ApplicationReport.progress(beans, report.getObject());
        if (progress.stream().anyMatch(entity -> entity.mode() != AdoptionMode.ENFORCE)) {
            LOG.warn("{}", AdoptionText.banner(progress));
        }
    }
}
