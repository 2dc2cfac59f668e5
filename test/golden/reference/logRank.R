# Log-rank tests: read by reference.R.
set.seed(61)
n <- 110
stays <- data.frame(team = sample(c("a", "b", "c"), n, TRUE), place = sample(c("x", "y"), n, TRUE), start = sample(c(0, 0, 0:9), n, TRUE))
stays$stop <- stays$start + ceiling(rexp(n, ifelse(stays$team == "b", 1 / 9, 1 / 18)))
stays$left <- rbinom(n, 1, 0.7)
stays$remote <- rbinom(n, 1, 0.4)
test <- function(id, call, f, rho) {
  total <- function(m) values(if (is.matrix(m)) rowSums(m) else m)
  case(id, call, "stays", list(rho = one(rho)), list(groups = sub(".*=", "", names(f$n)), n = values(f$n), observed = total(f$obs),
    expected = total(f$exp), var = unname(f$var), chisq = one(f$chisq), df = one(length(f$n) - 1),
    p = one(pchisq(f$chisq, length(f$n) - 1, lower.tail = FALSE))))
}
score <- function(id, call, f) {
  s <- summary(f)$sctest
  case(id, call, "stays", list(), list(score = one(s[1]), df = one(s[2]), p = one(s[3])), rel = 1e-8)
}
cases <- list()
for (rho in 0:1) cases <- c(cases, list(
  test(paste0("teams_rho", rho), sprintf("survdiff(Surv(stop,left)~team, rho=%d)", rho), survdiff(Surv(stop, left) ~ team, stays, rho = rho), rho),
  test(paste0("within_places_rho", rho), sprintf("survdiff(Surv(stop,left)~team+strata(place), rho=%d)", rho),
       survdiff(Surv(stop, left) ~ team + strata(place), stays, rho = rho), rho)))
write("logrank", "logrank", "Delayed entry by the score test of a Cox model with Breslow's ties.", list(stays = stays), c(cases, list(
  score("delayed_two", "summary(coxph(Surv(start,stop,left)~remote, ties='breslow'))$sctest", coxph(Surv(start, stop, left) ~ remote, stays, ties = "breslow")),
  score("delayed_three", "summary(coxph(Surv(start,stop,left)~team, ties='breslow'))$sctest", coxph(Surv(start, stop, left) ~ team, stays, ties = "breslow")))))
