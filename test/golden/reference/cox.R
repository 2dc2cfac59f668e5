# Cox models: read by reference.R.
set.seed(21)
n <- 140
spells <- data.frame(start = sample(c(0, 0, 0:20), n, TRUE), pay = round(rnorm(n, 50, 9), 1), role = sample(c("p", "q", "r"), n, TRUE),
                     place = sample(c("x", "y", "z"), n, TRUE), unit = sample(1:24, n, TRUE), count = round(runif(n, 0.3, 2.5), 1),
                     known = round(rnorm(n, 0, 0.4), 3))
stay <- ceiling(rexp(n, exp(-3.2 - (spells$pay - 50) / 40 + 0.6 * (spells$role == "q") + spells$known)))
spells$stop <- spells$start + pmin(stay, 30)
spells$left <- as.integer(stay <= 30) * rbinom(n, 1, 0.85)
control <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 60)
cox <- function(f) {
  b <- basehaz(f, centered = FALSE)
  hazard <- list(hazard = values(b$hazard), time = values(b$time))
  if (!is.null(b$strata)) hazard$strata <- as.character(b$strata)
  naive <- if (is.null(f$naive.var)) f$var else f$naive.var
  test <- function(stat) values(c(stat, length(coef(f)), pchisq(stat, length(coef(f)), lower.tail = FALSE)))
  fitted <- list(names = names(coef(f)), coef = values(coef(f)), se = values(sqrt(diag(naive))), var = unname(naive), loglik0 = one(f$loglik[1]),
    loglik = one(f$loglik[2]), n = one(f$n), nevent = one(f$nevent), lr_test = test(2 * diff(f$loglik)), score_test = test(f$score),
    concordance = one(f$concordance["concordance"]), concordance_se = one(f$concordance["std"]), basehaz_uncentred = hazard, martingale = values(f$residuals))
  if (is.null(f$naive.var)) fitted$wald_test <- test(f$wald.test)
  else fitted <- c(fitted, list(robust_var = unname(f$var), robust_se = values(sqrt(diag(f$var))), robust_wald = one(f$wald.test), robust_score = one(f$rscore)))
  fitted
}
zph <- function(f, g) {
  t <- cox.zph(f, g, terms = FALSE)$table
  list(names = rownames(t), chisq = values(t[, 1]), df = values(t[, 2]), p = values(t[, 3]))
}
c1 <- coxph(Surv(start, stop, left) ~ pay + role, spells, ties = "efron", control = control)
c2 <- coxph(Surv(start, stop, left) ~ pay + role, spells, ties = "breslow", control = control)
c3 <- coxph(Surv(start, stop, left) ~ pay + role + strata(place), spells, weights = count, cluster = unit, control = control)
c4 <- coxph(Surv(stop, left) ~ pay + strata(role) + offset(known), spells, control = control)
write("cox", "cox_ph", "Baseline hazards at covariates 0, the offset at its mean; cox.zph by column.", list(spells = spells), list(
  case("delayed_efron", "coxph(Surv(start,stop,left)~pay+role, ties='efron')", "spells", list(ties = one("efron")),
       c(cox(c1), list(zph_km = zph(c1, "km"), zph_identity = zph(c1, "identity"))), rel = 1e-7, abs = 1e-9),
  case("delayed_breslow", "coxph(..., ties='breslow')", "spells", list(ties = one("breslow")),
       c(cox(c2), list(zph_km = zph(c2, "km"), zph_identity = zph(c2, "identity"))), rel = 1e-7, abs = 1e-9),
  case("weights_cluster_strata", "coxph(Surv(start,stop,left)~pay+role+strata(place), weights=count, cluster=unit)", "spells",
       list(ties = one("efron"), weights = one("count"), cluster = one("unit"), strata = one("place")), cox(c3), rel = 1e-7, abs = 1e-9),
  case("offset_strata", "coxph(Surv(stop,left)~pay+strata(role)+offset(known))", "spells", list(ties = one("efron"), strata = one("role")),
       c(cox(c4), list(zph_km = zph(c4, "km"))), rel = 1e-7, abs = 1e-9)))
write("oe_ratio_cox", "oe_ratio", "Groups sorted; Byar in the form of Breslow and Day.", list(spells = spells), list(
  case("cox", "E=left-residuals(coxph(Surv(start,stop,left)~pay+role),'martingale'); sum by place", "spells", list(group = one("place"), level = one(0.95)),
       ratio(tapply(spells$left, spells$place, sum), tapply(spells$left - residuals(c1), spells$place, sum)), rel = 1e-7)))
