# Tails and quantiles of distributions: small and large parameters, both tails, whole and broken degrees of freedom.
grid <- function(...) as.list(expand.grid(..., KEEP.OUT.ATTRS = FALSE))
tails <- function(id, r_call, args, p, upper, ...) case(id, r_call, NULL, lapply(args, values),
  c(list(p = values(p), upper = values(upper)), lapply(list(...), values)), rel = 1e-10, abs = 1e-300)
inverse <- function(id, r_call, args, q, rel = 1e-9) case(id, r_call, NULL, lapply(args, values), list(q = values(q)), rel = rel, abs = 1e-200)
ps <- c(1e-5, 0.03, 0.4, 0.9, 0.9995)
z <- list(x = c(-30, -7, -2.5, -0.4, 0, 0.02, 1.3, 6, 20)); zp <- list(p = c(1e-200, 1e-30, 1e-7, ps))
X <- grid(df = c(0.7, 1, 9, 64, 900), x = c(1e-5, 0.3, 4, 55, 1000)); Xp <- grid(df = c(0.7, 1, 9, 64, 900), p = ps)
G <- grid(shape = c(0.2, 1, 6.5, 180, 220, 7000), x = c(1e-4, 0.5, 7, 170, 240, 7100)); Gp <- grid(shape = c(0.2, 1, 6.5, 180, 220, 7000), p = ps)
S <- grid(df = c(1, 2.5, 8, 60, 5000), x = c(-25, -2, -0.3, 0, 1.1, 4, 60)); Sp <- grid(df = c(1, 2.5, 8, 60, 5000), p = ps)
B <- grid(a = c(0.3, 1, 12, 2000), b = c(0.6, 4, 900), x = c(1e-4, 0.1, 0.6, 0.98)); Bp <- grid(a = c(0.3, 1, 12, 2000), b = c(0.6, 4, 900), p = ps)
Fx <- grid(d1 = c(1, 3, 40), d2 = c(2, 15, 700), x = c(0.02, 0.9, 3, 45)); Fp <- grid(d1 = c(1, 3, 40), d2 = c(2, 15, 700), p = ps[-1])  # far down qf subtracts from 1
P <- grid(mu = c(0.2, 3, 40, 2500), x = c(0, 1, 4, 30, 2400)); Pp <- grid(mu = c(0.2, 3, 40, 2500), p = ps)
N <- grid(size = c(0.3, 2, 25, 8000), mu = c(0.5, 6, 80), x = c(0, 1, 5, 70)); Np <- grid(size = c(0.3, 2, 25, 8000), mu = c(0.5, 6, 80), p = ps)
write("distributions", "distributions", "Upper tails directly, never as 1 - p.", list(), list(
  tails("normal", "pnorm(x); pnorm(x,lower=FALSE); pnorm(x,log=TRUE); dnorm(x)", z, pnorm(z$x), pnorm(z$x, lower.tail = FALSE),
    logp = pnorm(z$x, log.p = TRUE), d = dnorm(z$x)),
  inverse("qnorm", "qnorm(p)", zp, qnorm(zp$p), 1e-12),
  tails("chisq", "pchisq(x,df); pchisq(x,df,lower=FALSE)", X, pchisq(X$x, X$df), pchisq(X$x, X$df, lower.tail = FALSE)),
  inverse("qchisq", "qchisq(p,df)", Xp, qchisq(Xp$p, Xp$df)),
  tails("gamma", "pgamma(x,shape,rate=1); upper; dgamma", G, pgamma(G$x, G$shape), pgamma(G$x, G$shape, lower.tail = FALSE), d = dgamma(G$x, G$shape)),
  inverse("qgamma", "qgamma(p,shape,rate=1)", Gp, qgamma(Gp$p, Gp$shape)),
  tails("t", "pt(x,df); pt(x,df,lower=FALSE)", S, pt(S$x, S$df), pt(S$x, S$df, lower.tail = FALSE)),
  inverse("qt", "qt(p,df)", Sp, qt(Sp$p, Sp$df)),
  tails("beta", "pbeta(x,a,b); upper", B, pbeta(B$x, B$a, B$b), pbeta(B$x, B$a, B$b, lower.tail = FALSE)),
  inverse("qbeta", "qbeta(p,a,b)", Bp, qbeta(Bp$p, Bp$a, Bp$b), 1e-8),
  tails("f", "pf(x,d1,d2); pf(x,d1,d2,lower=FALSE)", Fx, pf(Fx$x, Fx$d1, Fx$d2), pf(Fx$x, Fx$d1, Fx$d2, lower.tail = FALSE)),
  inverse("qf", "qf(p,d1,d2)", Fp, qf(Fp$p, Fp$d1, Fp$d2), 1e-8),
  tails("pois", "ppois(x,mu); ppois(x,mu,lower=FALSE); dpois", P, ppois(P$x, P$mu), ppois(P$x, P$mu, lower.tail = FALSE), d = dpois(P$x, P$mu)),
  inverse("qpois", "qpois(p,mu)", Pp, qpois(Pp$p, Pp$mu)),
  tails("nbinom", "pnbinom(x,size=size,mu=mu); upper; dnbinom log", N, pnbinom(N$x, size = N$size, mu = N$mu),
    pnbinom(N$x, size = N$size, mu = N$mu, lower.tail = FALSE), logd = dnbinom(N$x, size = N$size, mu = N$mu, log = TRUE)),
  inverse("qnbinom", "qnbinom(p,size=size,mu=mu)", Np, qnbinom(Np$p, size = Np$size, mu = Np$mu))))
