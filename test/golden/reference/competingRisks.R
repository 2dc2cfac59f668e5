# Aalen-Johansen: read by reference.R.
set.seed(62)
n <- 130
ends <- data.frame(g = sample(c("k", "l"), n, TRUE), t0 = sample(c(0, 0, 0:12), n, TRUE), person = seq_len(n))
ends$t <- ends$t0 + ceiling(rexp(n, 1 / 15))
outcomes <- c("censor", "quit", "dismissed", "retired")
ends$ev <- factor(sample(outcomes, n, TRUE, c(0.3, 0.4, 0.2, 0.1)), outcomes)
incidence <- function(id, call, f) {
  keep <- rowSums(f$n.event) > 0
  strata <- rep(names(f$strata), f$strata)[keep]
  cut <- function(m) unname(m[keep, -1])
  case(id, call, "ends", list(), list(strata = strata, time = values(f$time[keep]), n_risk = values(f$n.risk[keep, 1]),
    cif = list(state = f$states[-1], p = cut(f$pstate), se = cut(f$std.err))))
}
write("competing_risks", "aalen_johansen", "Rows with an event only; se = infinitesimal jackknife of survfit.", list(ends = ends), list(
  incidence("simple", "survfit(Surv(t, ev)~g) multi-state (Aalen-Johansen)", survfit(Surv(t, ev) ~ g, ends)),
  incidence("delayed", "survfit(Surv(t0,t,ev)~g, id=person) multi-state (Aalen-Johansen)", survfit(Surv(t0, t, ev) ~ g, ends, id = person))))
