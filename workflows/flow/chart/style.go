package chart

// style are the colours of a map. Text keeps a contrast of at least 4.5 to 1 in both.
const style = `<style>
svg{--paper:#fff;--ink:#1f2430;--soft:#5b6475;--line:#7b8597;--fill:#f4f5f8;--rim:#9aa3b2;--back:#a8742a;
--ask:#e3efff;--askrim:#3b78c9;--do:#e5f5ea;--dorim:#3c8d5a;--when:#fff4d6;--whenrim:#b38a1d;--call:#efe7fb;--callrim:#7d57b8;--hand:#fde6e2;--handrim:#c4573f}
@media (prefers-color-scheme:dark){svg{--paper:#14171d;--ink:#e8eaf0;--soft:#a3abba;--line:#80899a;--fill:#222731;--rim:#5d6778;--back:#d6a45c;
--ask:#17293f;--askrim:#5b95e0;--do:#16301f;--dorim:#56ad77;--when:#35290c;--whenrim:#cda43a;--call:#291e3d;--callrim:#a17fdb;--hand:#3d1d17;--handrim:#e07a62}}
.paper{fill:var(--paper)}
text{font-family:"Helvetica Neue",Arial,"Liberation Sans",sans-serif;font-size:12px;fill:var(--ink)}
.head{font-weight:600}
.id,.edge text{font-size:11px;fill:var(--soft)}
.box{fill:var(--fill);stroke:var(--rim);stroke-width:1.2}
.inner{fill:none;stroke:var(--callrim);stroke-width:.8}
.edge path{fill:none;stroke:var(--line);stroke-width:1.3}
.edge .tip{fill:var(--line);stroke:none}
.back path{stroke:var(--back)}
.back .tip{fill:var(--back)}
.aside path{stroke-dasharray:4 3}
.edge:hover path{stroke:var(--askrim);stroke-width:2.4}
.edge:hover text{fill:var(--ink)}
.ask>.box{fill:var(--ask);stroke:var(--askrim)}
.do>.box{fill:var(--do);stroke:var(--dorim)}
.when>.box,.split>.box{fill:var(--when);stroke:var(--whenrim)}
.call>.box,.each>.box{fill:var(--call);stroke:var(--callrim)}
.handoff>.box{fill:var(--hand);stroke:var(--handrim)}
.wait>.box{stroke-dasharray:5 3}
.start>.box,.end>.box{fill:var(--paper);stroke:var(--soft)}
.faulty>.box{stroke:var(--handrim);stroke-width:2.6}
.changed>.box{stroke-width:2.6}
.badge text{font-size:11px;font-weight:600}
.people .box{fill:var(--ask);stroke:var(--askrim)}
.fault .box{fill:var(--hand);stroke:var(--handrim)}
.warning .box,.change .box{fill:var(--when);stroke:var(--whenrim)}
</style>`
