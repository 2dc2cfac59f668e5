# Shared gamma frailty: read by reference.R.
set.seed(64)
n <- 170
boss <- sample(1:21, n, TRUE)
factor_of <- rgamma(21, 2.5, 2.5)
spells <- data.frame(boss = boss, place = sample(c("x", "y"), n, TRUE), start = sample(c(0, 0, 0:15), n, TRUE), pay = round(rnorm(n, 50, 9), 1),
                     role = sample(c("p", "q"), n, TRUE))
stay <- ceiling(rexp(n, factor_of[boss] * exp(-2.8 + (spells$pay - 50) / 30 + 0.5 * (spells$role == "q"))))
spells$stop <- spells$start + pmin(stay, 25)
spells$left <- as.integer(stay <= 25)
level <- data.frame(crew = rep(1:12, 8), time = sample(1:400, 96), status = 1, x = round(rnorm(96), 2))
control <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 200, outer.max = 200)
report <- function(f, sparse, searched) {
  h <- f$history[[1]]
  w <- if (sparse) f$frail else coef(f)[grep("^gamma:", names(coef(f)))]
  own <- if (sparse) seq_along(coef(f)) else grep("^gamma:", names(coef(f)), invert = TRUE)
  fitted <- list(coef = values(coef(f)[own]), se = values(sqrt(diag(f$var)[own])), se2 = values(sqrt(diag(f$var2)[own])),
                 penalised_loglik = one(f$loglik[2]), df = values(f$df), log_frailty = values(w))
  if (searched) c(list(theta = one(h$theta), marginal_loglik = one(h$c.loglik), loglik0 = one(f$loglik[1])), fitted) else fitted
}
fit <- function(id, data, terms, frailty, sparse, searched = TRUE, args = list(), abs = if (searched) 1e-6 else 1e-7) {
  call <- sprintf("coxph(%s+frailty(%s,sparse=%s%s),ties='efron')", terms, frailty, sparse, if (searched) ",eps=1e-11" else "")
  f <- coxph(as.formula(sub(",ties='efron')$", "", sub("^coxph\\(", "", call))), get(data), ties = "efron", control = control)
  case(id, call, data, c(list(sparse = one(sparse)), args), report(f, sparse, searched), rel = if (searched) 2e-5 else 1e-6, abs = abs)
}
write("gamma_frailty", "gamma_frailty", c("se of H^-1, se2 of H^-1 I H^-1; sparse leaves out pairs of groups.", "penalised_loglik is R's fit$loglik[2]."),
  list(spells = spells, level = level), list(
  fit("delayed_dense", "spells", "Surv(start,stop,left)~pay+role", "boss", FALSE),
  fit("delayed_sparse", "spells", "Surv(start,stop,left)~pay+role", "boss", TRUE),
  fit("strata_dense", "spells", "Surv(start,stop,left)~pay+strata(place)", "boss", FALSE),
  fit("given_theta", "spells", "Surv(start,stop,left)~pay+role", "boss,theta=0.7", FALSE, FALSE, list(theta = one(0.7))),
  # R comes down to a theta of about 1e-6, its way to say 0.
  fit("no_spread", "level", "Surv(time,status)~x", "crew", FALSE, abs = 1e-5)))
