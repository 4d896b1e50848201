// Every screen loads this; only an open till has something to run.
if (document.getElementById("till")) import("./till-screen.js");
