from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dispatch', '0012_turns'),
    ]

    operations = [
        migrations.AddField(
            model_name='sending',
            name='recalled_at',
            field=models.DateTimeField(null=True),
        ),
    ]
