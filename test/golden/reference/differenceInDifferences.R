# Differences in differences: lm and glm with dummies, sandwich's errors by cluster, and means of changes.
suppressMessages(library(sandwich))
set.seed(191)
panel <- expand.grid(year = 2010:2019, unit = sprintf("u%02d", 1:26), stringsAsFactors = FALSE)[, 2:1]
first <- rep(c(2010, 2013, 2014, 2017, Inf), c(2, 6, 5, 4, 9))[match(panel$unit, unique(panel$unit))]
panel$D <- as.numeric(panel$year >= first)
level <- rnorm(26)[match(panel$unit, unique(panel$unit))]
panel$y <- round(level + 0.1 * (panel$year - 2010) + panel$D * 0.15 * (panel$year - pmin(first, 2100) + 1) + rnorm(nrow(panel), 0, 0.4), 6)
panel$py <- round(rgamma(nrow(panel), 6, 0.3) + 1, 3)
panel$exits <- rpois(nrow(panel), panel$py * exp(-1.6 + 0.4 * level + 0.05 * (panel$year - 2014) + 0.5 * panel$D))
clustered <- function(fit, data) vcovCL(fit, cluster = data$unit, type = "HC1")

did <- function(data, first, lo, hi) {
  fit <- lm(y ~ D + unit + factor(year), data); se <- sqrt(clustered(fit, data)["D", "D"]); G <- length(unique(data$unit))
  always <- sort(unique(data$unit[first == min(data$year)]))
  keep <- !(data$unit %in% always); d <- data[keep, ]; start <- first[keep]
  k <- setdiff(lo:hi, -1); since <- pmin(hi, pmax(lo, d$year - start))
  X <- sapply(k, function(one) as.numeric(is.finite(start) & since == one)); colnames(X) <- paste0("k", k)
  study <- lm(d$y ~ X + d$unit + factor(d$year)); V <- clustered(study, d)[2:(length(k) + 1), 2:(length(k) + 1)]; b <- coef(study)[2:(length(k) + 1)]
  before <- k < -1; wald <- drop(b[before] %*% solve(V[before, before], b[before]))
  wide <- reshape(d[, c("unit", "year", "y")], idvar = "unit", timevar = "year", direction = "wide")
  y <- as.matrix(wide[, -1]); colnames(y) <- sub("y.", "", colnames(y)); g <- start[match(wide$unit, d$unit)]
  effects <- do.call(rbind, lapply(sort(unique(g[is.finite(g)])), function(from) do.call(rbind, lapply(sort(unique(d$year))[-1], function(t) {
    base <- if (t >= from) from - 1 else t - 1
    change <- y[, as.character(t)] - y[, as.character(base)]; own <- g == from; other <- g > max(t, base) & !own
    data.frame(g = from, t = t, n = sum(own), m = sum(other), att = mean(change[own]) - mean(change[other]), e = t - from) }))))
  mean_of <- function(rows) weighted.mean(effects$att[rows], effects$n[rows]); e <- sort(unique(effects$e))
  list(twfe = list(coef = one(coef(fit)["D"]), se_cluster = one(se), n = one(nrow(data)), clusters = one(G),
      p_t_G_minus_1 = one(2 * pt(-abs(coef(fit)["D"] / se), G - 1))),
    absorbing = one(TRUE), always_treated = always, never_treated = one(sum(tapply(data$D, data$unit, max) == 0)),
    event_study = list(k = values(k), coef = values(b), se_cluster = values(sqrt(diag(V))), n = one(nrow(d)), pretrend_wald = one(wald),
      pretrend_df = one(sum(before)), pretrend_p = one(pchisq(wald, sum(before), lower.tail = FALSE))),
    att_gt = list(g = values(effects$g), t = values(effects$t), n_treated = values(effects$n), n_control = values(effects$m),
      att = values(effects$att), e = values(effects$e)),
    att_event = list(e = values(e), att = values(sapply(e, function(one) mean_of(effects$e == one)))),
    att_overall = one(mean_of(effects$e >= 0)))
}
counts <- glm(exits ~ D + unit + factor(year) + offset(log(py)), poisson, panel, control = glm.control(epsilon = 1e-14))
poisson <- list(coef = one(coef(counts)["D"]), se_cluster = one(sqrt(clustered(counts, panel)["D", "D"])),
  rate_ratio = one(exp(coef(counts)["D"])), n = one(nrow(panel)), clusters = one(26))
measured <- panel[, c("unit", "year", "y", "D")]; counted <- panel[, c("unit", "year", "exits", "py", "D")]
write("did_event_study", "did_event_study", "lm and glm with dummies; sandwich::vcovCL(type='HC1'); effects by group and time from means.",
  list(d = measured, c = counted), list(
    case("staggered", "see the script", "d", list(lo = one(-4), hi = one(3)), did(measured, first, -4, 3), rel = 1e-8),
    case("counts", "glm(exits~D+unit+factor(year)+offset(log(py)),poisson)", "c", list(), list(poisson = poisson), rel = 1e-7)))
