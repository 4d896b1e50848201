// Every screen loads this; only an open till and its customer's screen have something to run.
if (document.getElementById("till")) import("./till-screen.js");
if (document.getElementById("customer")) import("./customer-screen.js");
