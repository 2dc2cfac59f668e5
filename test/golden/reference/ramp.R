# Time to threshold: read by reference.R.
set.seed(63)
units <- data.frame(id = sprintf("u%02d", 1:36), g = sample(c("north", "south", "west"), 36, TRUE), speed = rgamma(36, 6, 12), seen = sample(4:14, 36, TRUE))
series <- do.call(rbind, lapply(seq_len(nrow(units)), function(i) with(units[i, ], data.frame(id = id, t = seq_len(seen) * 30,
  y = round(100 * (1 - exp(-speed * seq_len(seen) / 3)) + rnorm(seen, 0, 8), 1), g = g))))
reach <- function(threshold, consecutive) do.call(rbind, lapply(split(series, series$id), function(u) {
  starts <- Filter(function(i) all(u$y[i:(i + consecutive - 1)] >= threshold), seq_len(max(0, nrow(u) - consecutive + 1)))
  data.frame(id = u$id[1], g = u$g[1], time = if (length(starts)) u$t[starts[1]] else max(u$t), event = as.numeric(length(starts) > 0))
}))
ramp <- function(threshold, consecutive, tau, times) {
  d <- reach(threshold, consecutive)
  f <- survfit(Surv(time, event) ~ g, d, conf.type = "log-log")
  m <- summary(f, rmean = tau)$table
  s <- summary(f, times = times, extend = TRUE)
  test <- survdiff(Surv(time, event) ~ g, d)
  c <- coxph(Surv(time, event) ~ g, d, control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 60))
  case(sprintf("thr%d_%d", threshold, consecutive), "survfit/survdiff/coxph", "series",
    list(threshold = one(threshold), consecutive = one(consecutive), tau = one(tau)), list(
    per_unit = list(id = d$id, time = values(d$time), event = values(d$event)), groups = sub("g=", "", rownames(m)), n = values(f$n),
    events = values(m[, "events"]), median = values(m[, "median"]), median_lower = values(m[, "0.95LCL"]), median_upper = values(m[, "0.95UCL"]),
    rmean = values(m[, "rmean"]), rmean_se = values(m[, "se(rmean)"]), logrank_chisq = one(test$chisq), logrank_df = one(2),
    logrank_p = one(pchisq(test$chisq, 2, lower.tail = FALSE)), cox_coef = values(coef(c)), cox_se = values(sqrt(diag(vcov(c)))),
    share_ramped = list(strata = as.character(s$strata), time = values(s$time), one_minus_S = values(1 - s$surv))), rel = 1e-8)
}
write("ramp", "ramp_time", "Reached at the first of `consecutive` observations at or above the threshold; else censored at the last.", list(series = series),
  list(ramp(60, 1, 300, c(60, 150, 270)), ramp(75, 2, 300, c(90, 240)), ramp(55, 3, 270, c(120, 240))))
