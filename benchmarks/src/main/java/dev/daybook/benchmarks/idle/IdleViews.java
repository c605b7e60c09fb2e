package dev.daybook.benchmarks.idle;

import dev.daybook.projections.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives the service that is measured further views, as many as the system property says. */
public final class IdleViews
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, BeanPostProcessor {

  /** Of the process that is measured. */
  public static final String COUNT = "benchmark.idle-views";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context.getBeanFactory().addBeanPostProcessor(this);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof List<?> views && views.stream().anyMatch(View.class::isInstance)
        ? withIdleOnes(views)
        : bean;
  }

  private static List<Object> withIdleOnes(List<?> views) {
    var all = new ArrayList<Object>(views);
    IntStream.range(0, Integer.getInteger(COUNT, 0))
        .mapToObj(number -> "idle_" + letters(number))
        .map(IdleView::new)
        .forEach(all::add);
    return all;
  }

  /** Names of views have no digits. */
  private static String letters(int number) {
    return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
  }
}
