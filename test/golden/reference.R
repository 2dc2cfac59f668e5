# Reference values for a clone on its own: Rscript test/golden/reference.R, from the project's root, writes test/golden/own/*.json.
# Data are simulated here with fixed seeds; needs r-base-core, r-cran-survival, r-cran-mass, r-cran-jsonlite and what the files of reference/ load.
suppressMessages({library(survival); library(MASS); library(jsonlite)})
# One order of text on every machine; the names below sort alike in all of them.
invisible(Sys.setlocale("LC_COLLATE", "C"))

values <- function(x) lapply(unname(as.vector(x)), function(e)
  if (is.na(e)) NULL else if (is.numeric(e) && is.infinite(e)) "Infinity" else unbox(e))
case <- function(id, r_call, data, args, expected, rel = 1e-9, abs = 1e-10)
  list(id = unbox(id), r_call = unbox(r_call), data = if (is.null(data)) NULL else unbox(data), args = args,
       expected = expected, tol = list(rel = unbox(rel), abs = unbox(abs)))
write <- function(name, method, notes, data, cases) {
  packages <- sapply(c("survival", "MASS"), function(p) as.character(packageVersion(p)))
  body <- list(schema = unbox(1), method = unbox(method), r = list(version = unbox(R.version.string), packages = lapply(packages, unbox)),
               notes = notes, data = if (length(data)) lapply(data, as.list) else setNames(list(), character()), cases = cases)
  writeLines(toJSON(body, digits = I(15), null = "null", na = "null"), file.path("test/golden/own", paste0(name, ".json")))
}
one <- function(x) unbox(unname(x))

# Poisson intervals and p-values -------------------------------------------------------------------------------------
O <- c(0, 1, 2, 4, 9, 17, 40, 250, 800, 12000)
E <- c(0.4, 2.2, 1.1, 9.3, 5.5, 17, 55, 230, 870, 12100)
midp <- function(o, a) {
  root <- function(f, to) uniroot(f, c(1e-12, to), tol = 1e-14)$root
  c(if (o == 0) 0 else root(function(m) ppois(o, m, FALSE) + dpois(o, m) / 2 - a / 2, o + 1),
    root(function(m) a / 2 - ppois(o, m) + dpois(o, m) / 2, 2 * o + 20))
}
cases <- list()
for (level in c(0.9, 0.95, 0.998)) {
  a <- 1 - level
  args <- list(O = O, level = one(level))
  cases <- c(cases, list(
    case(paste0("exact_", level), "qchisq(a/2,2*O)/2; qchisq(1-a/2,2*O+2)/2", NULL, args,
         list(lower = values(qchisq(a / 2, 2 * O) / 2), upper = values(qchisq(1 - a / 2, 2 * O + 2) / 2))),
    case(paste0("midp_", level), "uniroot of the mid-P tails", NULL, args,
         list(lower = values(sapply(O, function(o) midp(o, a)[1])), upper = values(sapply(O, function(o) midp(o, a)[2]))), rel = 1e-8)))
}
p2 <- mapply(function(o, e) poisson.test(o, r = e)$p.value, O, E)
up <- ppois(O, E, FALSE) + dpois(O, E) / 2
lo <- ppois(O - 1, E) + dpois(O, E) / 2
cases <- c(cases, list(case("pvalues", "ppois, dpois, poisson.test", NULL, list(O = O, E = E), list(
  midp_upper = values(up), midp_lower = values(lo), exact_upper = values(ppois(O - 1, E, FALSE)), exact_lower = values(ppois(O, E)),
  poisson_test_two_sided = values(p2), midp_two_sided = values(pmin(1, 2 * pmin(up, lo)))), abs = 1e-300)))
write("poisson_interval", "poisson_interval", "Mid-P limits by uniroot at 1e-14.", list(), cases)

# Adjusted p-values ---------------------------------------------------------------------------------------------------
set.seed(11)
p <- c(round(c(rbeta(12, 0.3, 4), runif(10)), 6), NA, 0.01, 0.01, 1, NA, 0)
write("p_adjust", "p_adjust", "NA stays null and does not count.", list(), lapply(c("BH", "BY", "holm", "hochberg", "bonferroni"), function(m)
  case(m, sprintf("p.adjust(p,'%s')", m), NULL, list(p = values(p)), list(adjusted = values(p.adjust(p, m))), rel = 1e-12, abs = 1e-15)))

# Regressions ---------------------------------------------------------------------------------------------------------
set.seed(12)
cells <- expand.grid(band = c("a", "b", "c", "d"), role = c("p", "q", "r"), place = c("x", "y"), stringsAsFactors = FALSE)
cells$years <- round(rexp(nrow(cells), 1 / 40), 3) + 0.5
effect <- c(a = 0.6, b = 0.2, c = 0, d = -0.5)[cells$band] + c(p = 0, q = 0.3, r = -0.7)[cells$role] + c(x = 0, y = 0.2)[cells$place]
cells$exits <- rpois(nrow(cells), cells$years * 0.15 * exp(effect))
n <- 160
people <- data.frame(year = round(runif(n, 2010, 2024), 2), pay = round(rnorm(n, 52000, 9000)), group = sample(c("k", "l", "m"), n, TRUE))
people$left <- rbinom(n, 1, plogis(-0.8 + 0.15 * (people$year - 2017) - (people$pay - 52000) / 2e4 + 0.5 * (people$group == "m")))
trials <- data.frame(unit = rep(c("u1", "u2", "u3", "u4", "u5"), 4), phase = rep(c("1", "2", "3", "4"), each = 5), size = rpois(20, 9) + 1)
trials$hits <- rbinom(20, trials$size, c(0.35, 0.2, 0.15, 0.1)[as.integer(trials$phase)])
counts <- data.frame(x = round(rnorm(200), 3), arm = sample(c("s", "t"), 200, TRUE))
counts$y <- rnbinom(200, size = 1.3, mu = exp(0.7 + 0.4 * counts$x - 0.3 * (counts$arm == "t")))
tight <- glm.control(epsilon = 1e-14, maxit = 100)
report <- function(m) {
  s <- coef(summary(m))
  list(names = names(coef(m)), coef = values(coef(m)), se = values(s[, 2]), z = values(s[, 3]), p = values(s[, 4]), vcov = unname(vcov(m)),
       deviance = one(m$deviance), null_deviance = one(m$null.deviance), df = one(m$df.residual), aic = one(m$aic),
       loglik = one(as.numeric(logLik(m))), fitted = values(fitted(m)), pearson_chisq = one(sum(residuals(m, "pearson")^2)))
}
g1 <- glm(exits ~ band + role + place + offset(log(years)), poisson, cells, control = tight)
g2 <- glm(left ~ year + pay + group, binomial, people, control = tight)
g3 <- glm(cbind(hits, size - hits) ~ phase, binomial, trials, control = tight)
nb <- glm.nb(y ~ x + arm, counts, control = glm.control(epsilon = 1e-14, maxit = 100))
theta <- theta.ml(counts$y, fitted(nb), limit = 100, eps = 1e-14)
write("glm", "glm", c("Log-likelihoods include the factorials.", "theta and its standard error by theta.ml with eps = 1e-14."),
  list(cells = cells, people = people, trials = trials, counts = counts), list(
  case("poisson_offset", "glm(exits~band+role+place+offset(log(years)),poisson)", "cells", list(), report(g1), rel = 1e-8),
  case("logistic", "glm(left~year+pay+group,binomial)", "people", list(), report(g2), rel = 1e-7),
  case("binomial", "glm(cbind(hits,size-hits)~phase,binomial)", "trials", list(), report(g3), rel = 1e-8),
  case("spread_counts", "glm.nb(y~x+arm)", "counts", list(), list(names = names(coef(nb)), coef = values(coef(nb)),
    se = values(sqrt(diag(vcov(nb)))), theta = one(as.numeric(theta)), se_theta = one(attr(theta, "SE")), twologlik = one(nb$twologlik), deviance = one(nb$deviance)), rel = 1e-6)))

# Standardised ratios -------------------------------------------------------------------------------------------------
byar <- function(o, a) { z <- qnorm(1 - a / 2)
  rbind(ifelse(o == 0, 0, o * (1 - 1 / (9 * o) - z / (3 * sqrt(o)))^3), (o + 1) * (1 - 1 / (9 * (o + 1)) + z / (3 * sqrt(o + 1)))^3) }
ratio <- function(o, e, a = 0.05) {
  m <- sapply(o, midp, a); b <- byar(o, a)
  list(group = names(o), O = values(o), E = values(e), ratio = values(o / e), exact_lower = values(qchisq(a / 2, 2 * o) / 2 / e),
       exact_upper = values(qchisq(1 - a / 2, 2 * o + 2) / 2 / e), byar_lower = values(b[1, ] / e), byar_upper = values(b[2, ] / e),
       midp_lower = values(m[1, ] / e), midp_upper = values(m[2, ] / e), midp_p_upper = values(ppois(o, e, FALSE) + dpois(o, e) / 2),
       total_O = one(sum(o)), total_E = one(sum(e)))
}
flat <- glm(exits ~ band + place + offset(log(years)), poisson, cells, control = tight)
write("oe_ratio", "oe_ratio", "Groups sorted; Byar in the form of Breslow and Day.", list(cells = cells, trials = trials), list(
  case("poisson", "E=fitted(glm(exits~band+place+offset(log(years)),poisson)); sum by role", "cells", list(group = one("role"), level = one(0.95)),
       ratio(tapply(cells$exits, cells$role, sum), tapply(fitted(flat), cells$role, sum)), rel = 1e-7),
  case("logistic", "E=size*fitted(glm(cbind(hits,size-hits)~phase,binomial)); sum by unit", "trials", list(group = one("unit"), level = one(0.95)),
       ratio(tapply(trials$hits, trials$unit, sum), tapply(trials$size * fitted(g3), trials$unit, sum)), rel = 1e-7)))

# Kaplan-Meier --------------------------------------------------------------------------------------------------------
set.seed(13)
n <- 120
stays <- data.frame(team = sample(c("g1", "g2", "g3"), n, TRUE), start = sample(c(0, 0, 1:30), n, TRUE))
stays$stop <- stays$start + ceiling(rexp(n, 1 / 25))
stays$left <- rbinom(n, 1, 0.6)
km <- function(f, id, call, type, tau, times, data) {
  q <- quantile(f, c(.25, .5, .75)); s <- summary(f, times = times, extend = TRUE); r <- summary(f, rmean = tau)$table
  by <- function(m) setNames(lapply(seq_len(nrow(m)), function(i) values(m[i, ])), names(f$strata))
  table <- rep(names(f$strata), f$strata)
  se <- f$surv * f$std.err
  case(id, call, data, list(conf_type = one(type), level = one(0.95), times = times), list(strata = table, time = values(f$time),
    n_risk = values(f$n.risk), n_event = values(f$n.event), n_censor = values(f$n.censor), surv = values(f$surv),
    se_cumhaz_scale = values(f$std.err), se_surv_greenwood = values(se), cumhaz_nelson_aalen = values(f$cumhaz),
    se_cumhaz = values(f$std.chaz), lower = values(f$lower), upper = values(f$upper),
    quantiles = list(probs = c(.25, .5, .75), estimate = by(q$quantile)),
    at_times = list(strata = rep(names(f$strata), each = length(times)), time = values(s$time), surv = values(s$surv), se = values(s$std.err),
                    lower = values(s$lower), upper = values(s$upper), n_risk = values(s$n.risk)),
    rmst = list(tau = one(tau), strata = names(f$strata), rmean = values(r[, "rmean"]), se = values(r[, "se(rmean)"]))), rel = 1e-10, abs = 1e-12)
}
cases <- list()
for (type in c("plain", "log", "log-log")) cases <- c(cases, list(
  km(survfit(Surv(stop, left) ~ team, stays, conf.type = type), paste0("simple_", type), "survfit(Surv(stop,left)~team)", type, 40, c(0, 10, 33, 500), "stays"),
  km(survfit(Surv(start, stop, left) ~ team, stays, conf.type = type), paste0("delayed_", type), "survfit(Surv(start,stop,left)~team)", type, 40, c(10, 33), "stays")))
write("kaplan_meier", "kaplan_meier", "At risk if start < t <= stop; limits are null where undefined.", list(stays = stays), cases)

# Over-dispersion and shrinkage ---------------------------------------------------------------------------------------
set.seed(14)
units <- data.frame(E = round(rgamma(60, 2, 0.3), 4) + 0.2)
units$O <- rpois(60, units$E * rgamma(60, 5, 5))
funnel <- function(O, E, q = 0.1) {
  spread <- function(y, s, target, back) {
    z <- (y - target) / s; lim <- quantile(z, c(q, 1 - q), type = 7); zw <- pmin(pmax(z, lim[1]), lim[2])
    I <- length(z); phi <- mean(zw^2); w <- 1 / s^2
    tau2 <- max(0, (I * phi - (I - 1)) / (sum(w) - sum(w^2) / sum(w)))
    wide <- sqrt(max(1, phi))
    list(z = values(z), z_winsorised = values(zw), winsor_limits = values(lim), phi = one(phi), phi_unwinsorised = one(mean(z^2)),
      phi_p = one(pchisq(I * phi, I, lower.tail = FALSE)), tau2 = one(tau2), z_mult = values(z / wide), z_add = values((y - target) / sqrt(s^2 + tau2)),
      limits = lapply(c(0.95, 0.998), function(level) { k <- qnorm(1 - (1 - level) / 2); b <- function(r) values(back(target + r))
        list(level = one(level), naive_lower = b(-k * s), naive_upper = b(k * s), mult_lower = b(-k * s * wide), mult_upper = b(k * s * wide),
             add_lower = b(-k * sqrt(s^2 + tau2)), add_upper = b(k * sqrt(s^2 + tau2))) }))
  }
  exact <- function(p) { r <- qpois(p, E); pmax(0, (r - (ppois(r, E) - p) / dpois(r, E)) / E) }
  list(ratio = spread(O / E, 1 / sqrt(E), 1, identity), sqrt = spread(sqrt(O / E), 1 / (2 * sqrt(E)), 1, function(y) pmax(0, y)^2),
    log = spread(log((O + .5) / (E + .5)), 1 / sqrt(E), 0, exp), exact_poisson_limits = lapply(c(0.95, 0.998), function(level)
      list(level = one(level), lower = values(exact((1 - level) / 2)), upper = values(exact(1 - (1 - level) / 2)))))
}
write("funnel", "funnel", "Spiegelhalter (2005), evaluated in base R.", list(units = units),
  list(case("units", "formulas", "units", list(q = one(0.1)), funnel(units$O, units$E))))

fit <- glm.nb(O ~ 1 + offset(log(E)), units, control = glm.control(epsilon = 1e-14, maxit = 200))
ll <- function(par) sum(dnbinom(units$O, size = exp(par[1]), mu = exp(par[2]) * units$E, log = TRUE))
best <- c(log(fit$theta), unname(coef(fit)))
step <- 1e-4
second <- function(i, j) { e <- diag(2) * step
  (ll(best + e[i, ] + e[j, ]) - ll(best + e[i, ] - e[j, ]) - ll(best - e[i, ] + e[j, ]) + ll(best - e[i, ] - e[j, ])) / (4 * step^2) }
se <- sqrt(diag(solve(-outer(1:2, 1:2, Vectorize(second)))))
shape <- exp(best[1]); rate <- shape / exp(best[2]); a <- shape + units$O; b <- rate + units$E
write("eb_gamma_poisson", "eb_gamma_poisson", "glm.nb; standard errors by second differences of the log-likelihood.", list(units = units),
  list(case("units", "glm.nb(O~1+offset(log(E)))", "units", list(), list(shape = one(shape), rate = one(rate), prior_mean = one(shape / rate),
    prior_var = one(shape / rate^2), loglik = one(ll(best)), post_mean = values(a / b), post_sd = values(sqrt(a) / b),
    post_lower = values(qgamma(.025, a, b)), post_upper = values(qgamma(.975, a, b)), post_median = values(qgamma(.5, a, b)),
    p_gt_1 = values(pgamma(1, a, b, lower.tail = FALSE)), p_gt_1_2 = values(pgamma(1.2, a, b, lower.tail = FALSE))), rel = 1e-5),
    case("spread", "glm.nb(O~1+offset(log(E)))", "units", list(), list(se_log_shape = one(se[1]), se_log_mean = one(se[2])), rel = 1e-4)))

# Further methods, a file each ---------------------------------------------------------------------------------------
for (file in sort(list.files("test/golden/reference", full.names = TRUE))) source(file)
