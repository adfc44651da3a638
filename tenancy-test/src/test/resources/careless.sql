create view every_note as select * from note;
